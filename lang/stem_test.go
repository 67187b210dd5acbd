package lang_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/lang"
)

// stem returns the stem of a word as it is written.
func stem(l *lang.Language, word string) string { return string(l.Stem([]byte(lang.Fold(word)))) }

// TestStemMeets lists the forms of one word, which have one stem.
func TestStemMeets(t *testing.T) {
	for _, c := range []struct{ name, tag, forms string }{
		{"plural", "en", "petition petitions"},
		{"plural of a short word", "en", "eye eyes"},
		{"plural in -es", "en", "box boxes"},
		{"plural in -sses", "en", "class classes"},
		{"plural in -ches", "en", "watch watches watched watching"},
		{"plural in -ies", "en", "story stories"},
		{"plural in -ves", "en", "wife wives"},
		{"irregular plural", "en", "child children"},
		{"two irregular plurals", "en", "man men"},
		{"compound of man", "en", "policeman policemen"},
		{"plural in -ee", "en", "committee committees"},
		{"plural in -tree", "en", "tree trees"},
		{"verb", "en", "walk walks walked walking"},
		{"verb in -er", "en", "remember remembers remembered remembering"},
		{"verb in -e", "en", "change changes changed changing"},
		{"short verb in -e", "en", "face faces faced facing"},
		{"verb of three letters", "en", "ask asks asked asking"},
		{"verb in -y", "en", "study studies studied studying"},
		{"short verb in -y", "en", "try tries tried trying"},
		{"verb in -oy", "en", "enjoy enjoys enjoyed enjoying"},
		{"verb in -ee", "en", "agree agrees agreed agreeing"},
		{"verb in -eed", "en", "need needs needed needing"},
		{"verb in -ie", "en", "die dies died dying"},
		{"doubled consonant", "en", "stop stops stopped stopping"},
		{"doubled consonant, three letters", "en", "nod nods nodded nodding"},
		{"British doubled consonant", "en", "travel travels travelled traveled travelling"},
		{"a word in two consonants", "en", "tell tells telling told"},
		{"irregular verb", "en", "go goes going went gone"},
		{"irregular verb of one sound", "en", "say says said saying"},
		{"irregular verb, doubled", "en", "begin begins began begun"},
		{"adverb", "en", "quick quickly"},
		{"adverb of -y", "en", "happy happily happier happiest"},
		{"adverb of -e", "en", "complete completely"},
		{"adverb of -ble", "en", "possible possibly"},
		{"comparative", "en", "big bigger biggest"},
		{"two spellings", "en", "organize organise organised organizing"},
		{"two spellings of a noun", "en", "color colour colours"},

		{"plural", "fr", "pétition pétitions"},
		{"plural of a short word", "fr", "main mains"},
		{"plural in -e", "fr", "porte portes"},
		{"plural in -on", "fr", "maison maisons"},
		{"plural in -tion", "fr", "nation nations"},
		{"plural in -aux", "fr", "journal journaux"},
		{"plural in -eaux", "fr", "chapeau chapeaux"},
		{"plural in -eux", "fr", "cheveu cheveux"},
		{"plural in -oux", "fr", "genou genoux"},
		{"irregular plural", "fr", "œil yeux"},
		{"another irregular plural", "fr", "travail travaux"},
		{"feminine", "fr", "lent lente lents lentes lentement"},
		{"-al", "fr", "national nationale nationaux nationales"},
		{"-el", "fr", "officiel officielle officiels officielles"},
		{"-if", "fr", "législatif législative législatifs législatives"},
		{"-eux", "fr", "heureux heureuse heureuses heureusement"},
		{"-ieux", "fr", "précieux précieuse précieuses"},
		{"-eur, -euse", "fr", "chanteur chanteuse chanteurs chanteuses"},
		{"-eur, -rice", "fr", "directeur directrice directeurs directrices"},
		{"-ateur, -atrice", "fr", "sénateur sénatrice sénateurs sénatrices"},
		{"-eur, -eure", "fr", "professeur professeure professeurs professeures"},
		{"-ien", "fr", "canadien canadienne canadiens canadiennes"},
		{"-ant", "fr", "habitant habitante habitants habitantes"},
		{"-er, -ère", "fr", "premier première premiers premières"},
		{"-et, -ette", "fr", "muet muette muets muettes"},
		{"two stems", "fr", "beau bel belle beaux belles"},
		{"-c, -che", "fr", "blanc blanche blancs blanches"},
		{"-x, -ce", "fr", "doux douce douces doucement"},
		{"-ité", "fr", "municipalité municipalités"},
		{"participle", "fr", "déposer déposé déposée déposés déposées"},
		{"-er", "fr", "parler parle parles parlons parlez parlent parlais parlait parlions parliez parlaient parla " +
			"parlèrent parlai parlera parleront parlerait parlé parlée parlées parlant"},
		{"-cer", "fr", "commencer commence commençons commença commençait commencé"},
		{"-ger", "fr", "manger mange mangeons mangea mangeait mangé"},
		{"-yer", "fr", "envoyer envoie envoyons enverra envoyé"},
		{"-eler", "fr", "appeler appelle appelons appellera appelé"},
		{"-eter", "fr", "jeter jette jetons jettera jeté"},
		{"-érer", "fr", "considérer considère considérait considérera considéré"},
		{"-ier", "fr", "étudier étudie étudiait étudié"},
		{"short verb", "fr", "aimer aime aimait aimé aimée"},
		{"-ir", "fr", "finir finissons finissait finit finirent finis"},
		{"-ir of many letters", "fr", "choisir choisit choisissent choisi choisie choisira"},
		{"-re", "fr", "répondre répond répondit répondait répondu répondra"},
		{"aller", "fr", "aller vais allons alla ira iraient aille allé allées"},
		{"venir", "fr", "venir viens vient venait vint vinrent viendra venue"},
		{"a compound of tenir", "fr", "obtenir obtient obtenu obtiendrait"},
		{"voir", "fr", "voir vois voyait vit verra vu vue"},
		{"prendre", "fr", "prendre prend prit prenait prise pris"},
		{"dire", "fr", "dire dit disait dirent dites"},
		{"connaître", "fr", "connaître connaît connu connaissait connut"},
		{"craindre", "fr", "craindre craint craignait craignit craindra"},
		{"ouvrir", "fr", "ouvrir ouvre ouvrit ouvert ouverte ouvrait"},
	} {
		t.Run(c.tag+": "+c.name, func(t *testing.T) {
			l := language(t, c.tag)
			forms := strings.Fields(c.forms)
			for _, form := range forms[1:] {
				assert.Equal(t, stem(l, forms[0]), stem(l, form), form)
			}
		})
	}
}

// TestStemParts lists pairs of words that look like forms of one and are not.
func TestStemParts(t *testing.T) {
	for tag, pairs := range map[string]string{
		"en": `general generous, universe university, police policy, nation native, nation national, party part,
			county count, flower flow, number numb, officer office, mother moth, master mast, corner corn, brother broth,
			evening even, ready read, news new, hardly hard, nearly near, cookie cook, status state, carry car, belly bell,
			treaty treat, string strange, care car, hope hop, note not, wine win, organ organize, petition petit,
			human hum, german germ, stranger strange, family familiar, every ever, this the, department depart`,
		"fr": `poison poisson, cour cours, compte comte, port porte, fils fil, mois moi, fois foi, pays payer, mer mère,
			parlement parler, département départ, maintenant maintenir, français franc, livre livrer, content compter,
			général généreux, université univers, moteur mot, année an, armée arme, cheminée chemin, maison mais,
			travers traverser, fichier fiche, quartier quart, sentier sentir, partie partir, sale salle, heure heureux,
			pétition petit, esprit espérer, plus plu, raison raser, garçon garce, chapeau chape, parfait parfum,
			opéra opérer, délai delà, bal balle, vers verser, tous tousser, fonds fonder, restaurant restaurer`,
	} {
		l := language(t, tag)
		for pair := range strings.SplitSeq(pairs, ",") {
			words := strings.Fields(pair)
			t.Run(tag+": "+strings.Join(words, " "), func(t *testing.T) {
				assert.NotEqual(t, stem(l, words[0]), stem(l, words[1]))
			})
		}
	}
}

func TestStemLeavesAlone(t *testing.T) {
	for _, c := range []struct{ name, tag, key string }{
		{"too short", "en", "bed"},
		{"function word", "en", "during"},
		{"number", "en", "90089"},
		{"empty", "en", ""},
		{"too short", "fr", "les"},
		{"function word", "fr", "notamment"},
		{"number", "fr", "90089"},
		{"empty", "fr", ""},
		{"letters of another script", "fr", "слово"},
	} {
		t.Run(c.tag+": "+c.name, func(t *testing.T) {
			assert.Equal(t, c.key, string(language(t, c.tag).Stem([]byte(c.key))))
		})
	}
}

// TestStemOwn loads the notation of suffixes and irregular forms.
func TestStemOwn(t *testing.T) {
	l, err := lang.Load(folder(
		"function-words.txt", "dins\nsens\n",
		"irregular.txt", "anar\tvau\tvas\n=mes\tmeses\n",
		"suffixes.txt", "ar\ns\t2\na-ls\nais-\n",
		"suffixes-second.txt", "t-t\t2\n",
	), "oc")
	require.NoError(t, err)
	for _, c := range []struct{ name, key, want string }{
		{"suffix", "cantar", "cant"},
		{"too short for the suffix", "anar", "anar"},
		{"a suffix that leaves two letters", "jos", "jo"},
		{"kept letters", "ostals", "osta"},
		{"all letters kept", "palais", "palais"},
		{"second suffix", "cattar", "cat"},
		{"second suffix alone", "gatt", "gat"},
		{"irregular form", "vau", "anar"},
		{"irregular form that ends in a suffix", "vas", "anar"},
		{"whole base", "mes", "mes"},
		{"form of a whole base", "meses", "mes"},
		{"function word that ends in a suffix", "dins", "dins"},
	} {
		t.Run(c.name, func(t *testing.T) {
			key := []byte(c.key)
			assert.Equal(t, c.want, string(l.Stem(key)))
			assert.Equal(t, c.key, string(key), "the key is left as it is")
		})
	}
}

func TestStemAllocatesNothing(t *testing.T) {
	fr := lang.French()
	keys := [][]byte{[]byte("yeux"), []byte("nationales"), []byte("notamment"), []byte("x")}
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		for _, key := range keys {
			fr.Stem(key)
		}
	}))
}

func BenchmarkStem(b *testing.B) {
	for tag, text := range map[string]string{
		"en": `He went quickly to the open door and said that nobody had been waiting for the two children whose mother
			was standing by the windows of the old house`,
		"fr": `Il alla rapidement vers la porte ouverte et dit que personne n'avait attendu les deux enfants dont la mère
			se tenait devant les fenêtres de la vieille maison`,
	} {
		b.Run(tag, func(b *testing.B) {
			l := language(b, tag)
			var keys [][]byte
			for w := range l.Words(text) {
				keys = append(keys, append([]byte(nil), w.Key...))
			}
			for i := 0; b.Loop(); i++ {
				l.Stem(keys[i%len(keys)])
			}
		})
	}
}
