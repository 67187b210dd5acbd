package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/visavis/visavis/align/report"
)

// chosenUI is the language for messages and help: that of --ui, which must be
// known before the command line is read, or else that of the locale.
func chosenUI(args []string) report.UI {
	for i, a := range args {
		value, ok := strings.CutPrefix(a, "--ui=")
		if a == "--ui" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if a == "--" {
			break
		}
		if ok && (value == "en" || value == "fr") {
			return report.UI(value)
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if strings.HasPrefix(strings.ToLower(v), "fr") {
				return report.French
			}
			break
		}
	}
	return report.English
}

// text is a message in both languages.
type text struct{ en, fr string }

func (t text) in(ui report.UI) string { return words(ui, t.en, t.fr) }

// words picks the message in the language of the user.
func words(ui report.UI, en, fr string) string {
	if ui == report.French {
		return fr
	}
	return en
}

// writeHelp puts the texts in the place of their keys, which are all that the
// struct tags hold. (As variables of the parser they would be read through once
// for each flag, which takes longer than aligning a page.)
func writeHelp(app *kong.Application, ui report.UI) {
	text := func(help *string) {
		if t, ok := helpTexts[*help]; ok {
			*help = t.in(ui)
		}
	}
	// The function below returns no error.
	_ = kong.Visit(app, func(node kong.Visitable, next kong.Next) error {
		switch n := node.(type) {
		case *kong.Node:
			text(&n.Help)
			for _, argument := range n.Positional {
				if fr, ok := placeholders[argument.Name]; ok && ui == report.French {
					argument.Name = fr
				}
			}
		case *kong.Flag:
			if fr, ok := placeholders[n.PlaceHolder]; ok && ui == report.French {
				n.PlaceHolder = fr
			}
		case *kong.Value:
			text(&n.Help)
		}
		return next(nil)
	})
}

// placeholders are the words in French for what stands behind a flag, and for the
// arguments.
var placeholders = map[string]string{
	"FILE": "FICHIER", "PATH": "CHEMIN", "NAME": "NOM", "NAME[=FILE]": "NOM[=FICHIER]", "FORMAT[=FILE]": "FORMAT[=FICHIER]", "SEVERITY": "GRAVITÉ", "OUT": "SORTIE", "KIND": "TYPE", "TAG": "ÉTIQUETTE", "TEXT": "TEXTE", "WORD.": "MOT.", "TIME": "DURÉE",
	"target": "cible", "path": "chemin", "file": "fichier", "dir": "dossier", "in": "entrée", "out": "sortie", "bitext": "bitexte",
}

// helpTexts are the help of the commands and flags.
var helpTexts = map[string]text{
	"help_visavis": {
		`Aligns an English and a French version of a document and says what one has that the other lacks.

  visavis check notice.en.txt notice.fr.txt     what is missing, extra or left untranslated
  visavis check                                 the same, of all pages of a site
  visavis align notice.en.txt notice.fr.txt     the two texts side by side
  visavis segment notice.fr.txt                 one text, cut into sentences
  visavis convert memory.tmx memory.tsv         a bitext in another format

Exit codes: 0 done, and check found nothing; 1 check found something at or above --fail-on; 2 the command line or a file is wrong.`,
		`Aligne la version anglaise et la version française d’un document et dit ce que l’une contient et qui manque à l’autre.

  visavis check avis.en.txt avis.fr.txt     ce qui manque, est en trop ou n’est pas traduit
  visavis check                             la même chose, pour toutes les pages d’un site
  visavis align avis.en.txt avis.fr.txt     les deux textes côte à côte
  visavis segment avis.fr.txt               un texte, découpé en phrases
  visavis convert memoire.tmx memoire.tsv   un bitexte dans un autre format

Codes de sortie : 0 terminé, et check n’a rien trouvé; 1 check a trouvé quelque chose d’au moins la gravité de --fail-on; 2 la ligne de commande ou un fichier est erroné.`,
	},
	"help_ui":      {"Language of messages and help, en or fr (default: that of the locale).", "Langue des messages et de l’aide, en ou fr (par défaut : celle du système)."},
	"help_version": {"Print the version.", "Afficher la version."},

	"help_check":    {"Say what one text has that the other lacks.", "Dire ce qu’un texte contient et qui manque à l’autre."},
	"help_init":     {"Write the settings of a site after looking at its pages.", "Écrire les paramètres d’un site après avoir regardé ses pages."},
	"help_align":    {"Print which passage faces which; between them, ? marks what is uncertain, ↑ or ↓ what stands elsewhere.", "Afficher quel passage fait face à quel autre; entre eux, ? signale ce qui est incertain, ↑ ou ↓ ce qui se trouve ailleurs."},
	"help_segment":  {"Print the segments of a text.", "Afficher les segments d’un texte."},
	"help_evaluate": {"Measure accuracy against gold standards.", "Mesurer l’exactitude par rapport à des références."},
	"help_train":    {"Learn a bilingual lexicon from translated sentences.", "Apprendre un lexique bilingue à partir de phrases traduites."},

	"help_check_paths":      {"Two files (- for standard input), or folders of the site; without any, the whole site: the folder of .visavis.toml, or else the current one.", "Deux fichiers (- pour l’entrée standard), ou des dossiers du site; à défaut, tout le site : le dossier de .visavis.toml, ou sinon le dossier courant."},
	"help_config":           {"Settings of the site (default: .visavis.toml in the folder or above it).", "Paramètres du site (par défaut : .visavis.toml dans le dossier ou au-dessus)."},
	"help_pairs":            {"File of pairs of pages, source TAB target, below the root of the site; other pages are paired by rule.", "Fichier de paires de pages, source TAB cible, sous la racine du site; les autres pages sont jumelées par règle."},
	"help_baseline":         {"File of accepted findings, which are not told.", "Fichier des constats acceptés, qui ne sont pas signalés."},
	"help_update_baseline":  {"Accept all findings there are now, and drop those no longer found.", "Accepter tous les constats actuels et retirer ceux qui ne sont plus trouvés."},
	"help_changed_since":    {"Only findings on lines changed, on either side, since HEAD and this revision of git parted (their merge base; without one, since the revision itself), committed or not.", "Seulement les constats sur des lignes changées, d’un côté ou de l’autre, depuis que HEAD et cette révision de git se sont séparées (leur base de fusion; à défaut, depuis la révision même), validées ou non."},
	"help_jobs":             {"Pairs worked on at a time (default: one for each processor).", "Paires traitées à la fois (par défaut : une par processeur)."},
	"help_init_dir":         {"Root of the site (default: the current folder).", "Racine du site (par défaut : le dossier courant)."},
	"help_force":            {"Replace settings that exist.", "Remplacer des paramètres qui existent."},
	"help_source":           {"First file, or - for standard input.", "Premier fichier, ou - pour l’entrée standard."},
	"help_target":           {"Second file, or - for standard input.", "Second fichier, ou - pour l’entrée standard."},
	"help_files":            {"Files, or - for standard input.", "Fichiers, ou - pour l’entrée standard."},
	"help_source_lang":      {"Language of the first file, such as en or fr-CA (default: identified from the text).", "Langue du premier fichier, comme en ou fr-CA (par défaut : reconnue d’après le texte)."},
	"help_target_lang":      {"Language of the second file (default: identified from the text).", "Langue du second fichier (par défaut : reconnue d’après le texte)."},
	"help_lang":             {"Language of the files (default: identified from the text).", "Langue des fichiers (par défaut : reconnue d’après le texte)."},
	"help_segmented":        {"Take each line that is not blank as one segment; allows languages other than English and French.", "Prendre chaque ligne non vide comme un segment; permet d’autres langues que l’anglais et le français."},
	"help_checks":           {"Run these checks only (default: all); see --explain.", "N’exécuter que ces vérifications (par défaut : toutes); voir --explain."},
	"help_disable":          {"Leave out these checks.", "Omettre ces vérifications."},
	"help_explain":          {"Say what a check finds and what it leaves alone.", "Dire ce qu’une vérification trouve et ce qu’elle laisse de côté."},
	"help_fail_on":          {"Least severity that makes the exit code 1: note, warning, error (default: warning). The forms text, junit and rdjsonl have these words in both languages, for the programs that read them.", "Gravité minimale qui donne le code de sortie 1 : note, warning, error (par défaut : warning). Les formes text, junit et rdjsonl ont ces mots dans les deux langues, pour les programmes qui les lisent."},
	"help_min_confidence":   {"Leave out findings below this confidence, 0 to 1 (default: 0.6).", "Omettre les constats sous ce degré de confiance, de 0 à 1 (par défaut : 0,6)."},
	"help_check_format":     {"Form of the findings: text (the default), json, github (annotations of GitHub; the summary is added to that of the step), summary (Markdown), sarif, junit, gitlab (Code Quality), rdjsonl (reviewdog), html (the two texts side by side); with =FILE, to that file. Repeat it for several, of which one goes to standard output.", "Forme des constats : text (par défaut), json, github (annotations de GitHub; le sommaire s’ajoute à celui de l’étape), summary (Markdown), sarif, junit, gitlab (Code Quality), rdjsonl (reviewdog), html (les deux textes côte à côte); avec =FICHIER, dans ce fichier. Répétez l’option pour plusieurs formes, dont une va à la sortie standard."},
	"help_align_format":     {"Form of the pairs: text (the default), tmx, xliff-1.2, xliff-2.1, xces, ladder, ladder-text, vecalign, moses (with =NAME: NAME.en and NAME.fr), tsv, jsonl; with =FILE, to that file. Repeat it for several.", "Forme des paires : text (par défaut), tmx, xliff-1.2, xliff-2.1, xces, ladder, ladder-text, vecalign, moses (avec =NOM : NOM.en et NOM.fr), tsv, jsonl; avec =FICHIER, dans ce fichier. Répétez l’option pour plusieurs formes."},
	"help_segment_format":   {"Form of the segments: text, lines (one a line, no more), jsonl.", "Forme des segments : text, lines (un par ligne, sans plus), jsonl."},
	"help_input":            {"Form of the files: auto (by extension and content), text, markdown, html.", "Forme des fichiers : auto (d’après l’extension et le contenu), text, markdown, html."},
	"help_split_quotes":     {"End sentences inside quotations too.", "Terminer les phrases à l’intérieur des citations aussi."},
	"help_abbreviations":    {"More abbreviations that never end a sentence, such as Bldg.,Rm.", "Autres abréviations qui ne terminent jamais une phrase, comme bât.,loc."},
	"help_width":            {"Columns of the text form (default: the width of the terminal, or 100).", "Colonnes de la forme text (par défaut : la largeur du terminal, ou 100)."},
	"help_lexicon":          {"Bilingual lexicon: builtin (of English and French; the default), none, or a file: what train writes, lines of word TAB translation (the first column in English, or else in the language of the first file), or a dictionary of hunalign; packed by gzip or not. Repeat it to use several together.", "Lexique bilingue : builtin (anglais et français; par défaut), none, ou un fichier : ce qu’écrit train, des lignes mot TAB traduction (la première colonne en anglais, ou sinon dans la langue du premier fichier) ou un dictionnaire de hunalign; comprimé par gzip ou non. Répétez l’option pour en utiliser plusieurs ensemble."},
	"help_evaluate_lexicon": {"Lexicon of English and French: builtin (the default), none, or a file, as for align.", "Lexique anglais-français : builtin (par défaut), none, ou un fichier, comme pour align."},
	"help_types":            {"Shapes of pair allowed, such as 1-1,1-2,2-1; what has no counterpart is always alone (default: all up to 5 segments).", "Formes de paires permises, comme 1-1,1-2,2-1; ce qui n’a pas de contrepartie est toujours seul (par défaut : toutes jusqu’à 5 segments)."},
	"help_border":           {"A line that both texts have, as often, and no pair crosses.", "Ligne que les deux textes ont, autant de fois, et qu’aucune paire ne franchit."},
	"help_known":            {"File of lines known to face each other: line or range of the first file TAB that of the second, such as 12 TAB 14-15.", "Fichier des lignes dont on sait qu’elles se font face : ligne ou intervalle du premier fichier TAB celui du second, comme 12 TAB 14-15."},
	"help_lists":            {"Lists of short members between semicolons: names (members of a list of names are segments), keep (one segment), split (every semicolon ends one).", "Listes de courts éléments entre points-virgules : names (les éléments d’une liste de noms sont des segments), keep (un seul segment), split (chaque point-virgule en termine un)."},
	"help_evaluate_align":   {"Score alignments: strict, lax and unaligned F1 for each folder with NAME.en, NAME.fr and NAME.gold.", "Noter des alignements : F1 strict, souple et des segments seuls, par dossier contenant NOM.en, NOM.fr et NOM.gold."},
	"help_evaluate_check":   {"Score findings: one-sided lines, planted changes and confidence, for each folder with NAME.en.txt, NAME.fr.txt and NAME.truth.json.", "Noter des constats : lignes d’un seul côté, changements introduits et confiance, par dossier contenant NOM.en.txt, NOM.fr.txt et NOM.truth.json."},
	"help_evaluate_segment": {"Score segmentations: boundary F1 for each file of JSON Lines {id, lang, text, sentences}.", "Noter des segmentations : F1 des frontières, par fichier JSON Lines {id, lang, text, sentences}."},
	"help_dir":              {"Folder of gold standards.", "Dossier de références."},
	"help_documents":        {"One line for each document too.", "Une ligne par document aussi."},
	"help_markdown":         {"Print a Markdown table.", "Afficher un tableau Markdown."},
	"help_list":             {"List each false alarm and each miss; with --index, each finding.", "Énumérer chaque fausse alerte et chaque oubli; avec --index, chaque constat."},
	"help_only_check":       {"Run these checks only, such as omission,addition (default: all).", "N’exécuter que ces vérifications, comme omission,addition (par défaut : toutes)."},
	"help_index":            {"Table of real pairs in the folder: columns local (NAME.{en,fr}.md), tag and note, with tabs between them.", "Tableau de paires réelles du dossier : colonnes local (NOM.{en,fr}.md), tag et note, séparées par des tabulations."},
	"help_errors":           {"Print each difference.", "Afficher chaque différence."},
	"help_without":          {"Kinds of evidence left out: length, words (the lexicon too), lexicon, labels, punctuation, structure, adaptation.", "Types d’indices laissés de côté : length, words (et le lexique), lexicon, labels, punctuation, structure, adaptation."},
	"help_ablation":         {"Print strict and unaligned F1 with each kind of evidence left out, one at a time.", "Afficher le F1 strict et celui des segments seuls, chaque type d’indices laissé de côté tour à tour."},
	"help_train_source":     {"Language of the first column.", "Langue de la première colonne."},
	"help_train_target":     {"Language of the second column.", "Langue de la seconde colonne."},
	"help_bitext":           {"Translated sentences: two columns with a tab between them, or TMX; packed by gzip or not; - for standard input.", "Phrases traduites : deux colonnes séparées par une tabulation, ou TMX; comprimées par gzip ou non; - pour l’entrée standard."},
	"help_dictionary":       {"A list of words, word TAB translation; translation, each pair of which counts ten times.", "Une liste de mots, mot TAB traduction; traduction, dont chaque paire compte dix fois."},
	"help_entries":          {"Most entries that are kept (default: all that are likely).", "Nombre maximal d’entrées conservées (par défaut : toutes celles qui sont probables)."},
	"help_iterations":       {"Rounds of learning (default: 5).", "Nombre de passes d’apprentissage (par défaut : 5)."},
	"help_stream":           {"Align any number of pairs: JSON Lines {\"id\", \"source\", \"target\"} on standard input, one line of result for each, in their order.", "Aligner un nombre quelconque de paires : JSON Lines {\"id\", \"source\", \"target\"} à l’entrée standard, une ligne de résultat pour chacune, dans leur ordre."},
	"help_stream_out":       {"Of --stream, file to write; the results are in FILE.part until all are there. Of --pairs, folder to write to.", "Pour --stream, fichier à écrire; les résultats sont dans FICHIER.part tant qu’il en manque. Pour --pairs, dossier où écrire."},
	"help_stream_resume":    {"Of --stream, go on behind the results that are in FILE.part; the input and the options must be the same. Of --pairs, leave out the pairs whose results are there and not older than their files; the list and the options must be the same.", "Pour --stream, continuer après les résultats qui sont dans FICHIER.part; l’entrée et les options doivent être les mêmes. Pour --pairs, omettre les paires dont les résultats sont là et pas plus anciens que leurs fichiers; la liste et les options doivent être les mêmes."},
	"help_timeout":          {"Longest time for a pair, such as 30s (default: any). One that takes longer is an error; the others go on.", "Durée maximale d’une paire, comme 30s (par défaut : aucune limite). Celle qui dure plus longtemps est une erreur; les autres continuent."},
	"help_max_bytes":        {"Largest file that is read, in bytes (default: 512 MB); of align --stream, longest line of the input (default: 64 MB).", "Taille maximale d’un fichier lu, en octets (par défaut : 512 Mo); pour align --stream, longueur maximale d’une ligne de l’entrée (par défaut : 64 Mo)."},
	"help_align_pairs":      {"Align the pairs that a file lists, source TAB target, paths below its folder: a file for each below --out, named after the source.", "Aligner les paires qu’énumère un fichier, source TAB cible, chemins sous son dossier : un fichier pour chacune sous --out, nommé d’après la source."},
	"help_convert":          {"Write a bitext in another format.", "Écrire un bitexte dans un autre format."},
	"help_convert_files":    {"File to read, or - for standard input. What gzip has packed is unpacked.", "Fichier à lire, ou - pour l’entrée standard. Ce que gzip a comprimé est décomprimé."},
	"help_convert_out":      {"More files to read, and last the one to write, or - for standard output; packed if its name ends in .gz. With --output all are read, one behind the other.", "Autres fichiers à lire, puis celui à écrire, ou - pour la sortie standard; comprimé si son nom se termine par .gz. Avec --output, tous sont lus, l’un à la suite de l’autre."},
	"help_convert_output":   {"File to write; of a Moses pair, its name before .en and .fr.", "Fichier à écrire; pour une paire Moses, son nom sans .en ni .fr."},
	"help_from":             {"Format of the files read: auto (by content and extension), tmx, xliff-1.2, xliff-2.1, xces, ladder, ladder-text, vecalign, moses (two files, a passage a line), tsv, jsonl.", "Format des fichiers lus : auto (d’après le contenu et l’extension), tmx, xliff-1.2, xliff-2.1, xces, ladder, ladder-text, vecalign, moses (deux fichiers, un passage par ligne), tsv, jsonl."},
	"help_to":               {"Format of the file written: auto (by extension; .xlf is xliff-1.2), or one of those of --from.", "Format du fichier écrit : auto (d’après l’extension; .xlf donne xliff-1.2), ou l’un de ceux de --from."},
	"help_convert_source":   {"Language of the source side, such as en or fr-CA; regions do not count in reading (default: as in the file).", "Langue du côté source, comme en ou fr-CA; à la lecture, la région ne compte pas (par défaut : celle du fichier)."},
	"help_convert_target":   {"Language of the target side (default: as in the file).", "Langue du côté cible (par défaut : celle du fichier)."},
	"help_source_text":      {"Segmented source text, one segment a line, that xces, ladder and vecalign are about; for xces also a document of OPUS.", "Texte source segmenté, un segment par ligne, dont traitent xces, ladder et vecalign; pour xces, aussi un document d’OPUS."},
	"help_target_text":      {"Segmented target text.", "Texte cible segmenté."},
	"help_drop_unaligned":   {"Leave out passages without a counterpart. Otherwise they are kept: in tmx as a unit with one language, in xliff as one without a target or with an empty source, in moses as a blank line.", "Omettre les passages sans contrepartie. Autrement ils sont conservés : en tmx comme une unité d’une seule langue, en xliff comme une unité sans cible ou dont la source est vide, en moses comme une ligne vide."},
	"help_output":           {"File to write.", "Fichier à écrire."},
}

// headings are the words that the help of the library prints by itself.
var headings = [][2]string{
	{"Usage: ", "Utilisation : "},
	{"Flags:", "Options :"},
	{"Commands:", "Commandes :"},
	{"Arguments:", "Arguments :"},
	{"[flags]", "[options]"},
	{"<command>", "<commande>"},
	{"Show context-sensitive help.", "Afficher l’aide de la commande."},
	{"for more information on a command.", "pour en savoir plus sur une commande."},
	{`Run "`, `Lancez « `},
	{`--help" `, `--help » `},
}

// printHelp prints the help in the language of the user.
func printHelp(s *streams, o kong.HelpOptions, k *kong.Context) error {
	if s.ui == report.English {
		return kong.DefaultHelpPrinter(o, k)
	}
	var b strings.Builder
	k.Stdout = &b
	err := kong.DefaultHelpPrinter(o, k)
	k.Stdout = s.out
	help := b.String()
	for _, h := range headings {
		help = strings.ReplaceAll(help, h[0], h[1])
	}
	if err == nil {
		_, err = s.out.Write([]byte(help))
	}
	return err
}

// usageErrors put what the library says of a wrong command line in the language
// of the user, and in English where it can be said better.
var usageErrors = []struct {
	pattern *regexp.Regexp
	en, fr  string // an empty one leaves the message as it is
}{
	{regexp.MustCompile(`^unknown flag (\S+?)(?:, did you mean "(.*)"\?)?$`), "", "option inconnue : $1"},
	{regexp.MustCompile(`^unexpected argument (\S+?)(?:, did you mean "(.*)"\?)?$`), "", "argument inattendu : $1"},
	{regexp.MustCompile(`^unexpected flag argument (".*")$`), "", "cette option ne prend pas de valeur : $1"},
	{regexp.MustCompile(`^expected one of (.*)$`), "", "une de ces commandes est attendue : $1"},
	{regexp.MustCompile(`^expected "(.*)"$`), "", "il manque : $1"},
	{regexp.MustCompile(`^(--\S+) and (--\S+) can't be used together$`), "", "$1 et $2 ne vont pas ensemble"},
	{regexp.MustCompile(`^missing flags: (.*)$`), "", "options manquantes : $1"},
	{regexp.MustCompile(`^(--\S+) must be one of (.*) but got (.*)$`), "", "$1 doit être l’un de $2 et non $3"},
	{regexp.MustCompile(`^(--min-confidence): expected \S+ value but got "(-[\d.,]+)".*$`), "$1: want a number from 0 to 1 and not $2", "$1 : un nombre de 0 à 1 est attendu et non $2"},
	{regexp.MustCompile(`^(--[^:]+): expected \S+ value but got "(-\d\S*)".*$`), "$1: $2 is not above zero", "$1 : $2 n’est pas supérieur à zéro"},
	{regexp.MustCompile(`^(--[^:]+): (?:missing value|expected \S+ value but got ).*$`), "$1: missing value", "$1 : valeur manquante"},
	{regexp.MustCompile(`^(--[^:]+): bool value must be .* but got (".*")$`), "$1: want true or false and not $2", "$1 : true ou false est attendu et non $2"},
	{regexp.MustCompile(`^(--[^:]+): expected a valid \d+ bit int but got "(.*?)".*$`), "$1: want a whole number and not \"$2\"", "$1 : un nombre entier est attendu et non « $2 »"},
	{regexp.MustCompile(`^(--[^:]+): expected a float but got "(.*?)".*$`), "$1: want a number and not \"$2\"", "$1 : un nombre est attendu et non « $2 »"},
	{regexp.MustCompile(`^(--[^:]+): expected duration but got "(.*?)": time: missing unit.*$`), "$1: $2 lacks its unit; want such as ${2}s or ${2}m", "$1 : il manque l’unité de $2; ${2}s ou ${2}m, par exemple, est attendu"},
	{regexp.MustCompile(`^(--[^:]+): expected duration but got "(.*?)".*$`), "$1: want a time such as 30s and not \"$2\"", "$1 : une durée comme 30s est attendue et non « $2 »"},
	{regexp.MustCompile(`^(--[^:]+): expected .*?but got "(.*?)".*$`), "", "$1 : valeur incorrecte « $2 »"},
}

// translateUsage puts an error about the command line in the language of the
// user. What it does not know it leaves in English.
func translateUsage(message string, ui report.UI) string {
	for _, e := range usageErrors {
		if e.pattern.MatchString(message) {
			if to := words(ui, e.en, e.fr); to != "" {
				return e.pattern.ReplaceAllString(message, to)
			}
			break
		}
	}
	return message
}

// usage is an error about the command line in the language of the user. That help
// cannot be printed comes here, too.
func (s *streams) usage(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return s.message(err)
	}
	return s.spaced(translateUsage(err.Error(), s.ui))
}

// libraryErrors translate what the library says of a lexicon, a bitext or the
// settings of an alignment.
var libraryErrors = []translation{
	{regexp.MustCompile(`^line (\d+): `), "ligne $1 : "},
	{regexp.MustCompile(`^unit (\d+): `), "unité $1 : "},
	{regexp.MustCompile(`cannot tell the format$`), "impossible de reconnaître le format"},
	{regexp.MustCompile(`the languages are not known$`), "les langues ne sont pas connues"},
	{regexp.MustCompile(`the text of its segments is not known$`), "le texte de ses segments n’est pas connu"},
	{regexp.MustCompile(`the numbers of its segments are not known$`), "les numéros de ses segments ne sont pas connus"},
	{regexp.MustCompile(`a ladder cannot leave out passages without a counterpart$`), "une échelle ne peut pas omettre les passages sans contrepartie"},
	{regexp.MustCompile(`segment (\d+) is out of order, which a ladder cannot hold$`), "le segment $1 n’est pas dans l’ordre, ce qu’une échelle ne peut pas contenir"},
	{regexp.MustCompile(`segments (\d+) and (\d+) are not neighbours, which a ladder cannot hold$`), "les segments $1 et $2 ne se suivent pas, ce qu’une échelle ne peut pas contenir"},
	{regexp.MustCompile(`a text in (\S+) among those in (\S+)$`), "un texte en $1 parmi ceux en $2"},
	{regexp.MustCompile(`no (TMX|XLIFF|XCES): the file starts with the element (".*")$`), "ce n’est pas du $1 : le fichier commence par l’élément $2"},
	{regexp.MustCompile(`no (TMX|XLIFF|XCES): the file has no element$`), "ce n’est pas du $1 : le fichier n’a aucun élément"},
	{regexp.MustCompile(`XLIFF of version (".*") is not read: want 1.2 or 2.1$`), "XLIFF de version $1 n’est pas lu : 1.2 ou 2.1 est attendu"},
	{regexp.MustCompile(`the file is from (\S+), not from (\S+) to (\S+)$`), "le fichier part de $1 et ne va pas de $2 vers $3"},
	{regexp.MustCompile(`the file is from (\S+) to (\S+), not from (\S+) to (\S+)$`), "le fichier va de $1 vers $2 et non de $3 vers $4"},
	{regexp.MustCompile(`text outside of any element$`), "du texte hors de tout élément"},
	{regexp.MustCompile(`a second document behind the end of the first$`), "un second document après la fin du premier"},
	{regexp.MustCompile(`more than (\d+) elements inside each other$`), "plus de $1 éléments l’un dans l’autre"},
	{regexp.MustCompile(`a text or tag longer than (\d+) bytes$`), "un texte ou une balise de plus de $1 octets"},
	{regexp.MustCompile(`a unit of more than (\d+) bytes$`), "une unité de plus de $1 octets"},
	{regexp.MustCompile(`a text of more than (\d+) bytes$`), "un texte de plus de $1 octets"},
	{regexp.MustCompile(`a sentence of more than (\d+) bytes$`), "une phrase de plus de $1 octets"},
	{regexp.MustCompile(`want xtargets such as (".*")$`), "un xtargets comme $1 est attendu"},
	{regexp.MustCompile(`(".*") is not the number of a sentence$`), "$1 n’est pas le numéro d’une phrase"},
	{regexp.MustCompile(`(-?\d+) is not the number of a segment$`), "$1 n’est pas le numéro d’un segment"},
	{regexp.MustCompile(`no sentence (".*") in (.*)$`), "aucune phrase $1 dans $2"},
	{regexp.MustCompile(`a second sentence (".*")$`), "une seconde phrase $1"},
	{regexp.MustCompile(`segment (\d+), from 0, of (.*), which has (\d+)$`), "le segment $1, compté à partir de 0, de $2, qui en a $3"},
	{regexp.MustCompile(`a second pair of documents, (".*") and (".*"), beside those that the texts are of$`), "une seconde paire de documents, $1 et $2, en plus de celle des textes"},
	{regexp.MustCompile(`want two numbers of segments and a score with tabs between them$`), "deux numéros de segment et une note séparés par des tabulations sont attendus"},
	{regexp.MustCompile(`want a source, a target and a score with tabs between them$`), "une source, une cible et une note séparées par des tabulations sont attendues"},
	{regexp.MustCompile(`want numbers of segments such as (.*) or (.*)$`), "des numéros de segment comme $1 ou $2 sont attendus"},
	{regexp.MustCompile(`the rungs do not go up$`), "les barreaux ne montent pas"},
	{regexp.MustCompile(`more than (\d+) segments between two rungs$`), "plus de $1 segments entre deux barreaux"},
	{regexp.MustCompile(`the file ends before (.*) does$`), "le fichier se termine avant $1"},
	{regexp.MustCompile(`unexpected EOF(?: in CDATA section)?$`), "le fichier est incomplet"},
	{regexp.MustCompile(`want two columns with a tab between them$`), "deux colonnes séparées par une tabulation sont attendues"},
	{regexp.MustCompile(`want a source and a target with a tab between them(, or .*)?$`), "une source et une cible séparées par une tabulation sont attendues"},
	{regexp.MustCompile(`(".*") is not a probability above 0 and up to 1$`), "$1 n’est pas une probabilité supérieure à 0 et d’au plus 1"},
	{regexp.MustCompile(`want (\[0, 1\]:\[0\]), not (".*")$`), "$1 est attendu et non $2"},
	{regexp.MustCompile(`(?:not|invalid) UTF-8$`), "n’est pas en UTF-8"},
	{regexp.MustCompile(`longer than (\d+) bytes$`), "plus de $1 octets"},
	{regexp.MustCompile(`the encoding (\S+) is not supported: want UTF-8$`), "le codage $1 n’est pas pris en charge : UTF-8 est attendu"},
	{regexp.MustCompile(`^no pairs to learn from$`), "aucune paire dont apprendre"},
	{regexp.MustCompile(`^no entries in the file$`), "aucune entrée dans le fichier"},
	{regexp.MustCompile(`^the file is from (\S+) to (\S+), not from (\S+) to (\S+)$`), "le fichier va de $1 vers $2 et non de $3 vers $4"},
	{regexp.MustCompile(`^merge: one is from (\S+) to (\S+), the other from (\S+) to (\S+)$`), "l’un va de $1 vers $2, l’autre de $3 vers $4"},
	{regexp.MustCompile(`^the file is damaged: its checksum differs$`), "le fichier est abîmé : sa somme de contrôle diffère"},
	{regexp.MustCompile(`^the file is (?:shorter|longer) than its header says$`), "le fichier n’a pas la longueur que dit son en-tête"},
	{regexp.MustCompile(`^no beads of type (\S+)$`), "aucun groupe de forme $1"},
	{regexp.MustCompile(`^(\d+) lines (".*") in the source, (\d+) in the target$`), "$1 lignes $2 dans la source, $3 dans la cible"},
}

// libraryError puts an error of the library in the language of the user. What it
// does not know it leaves in English.
func (s *streams) libraryError(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	message := strings.TrimPrefix(strings.TrimPrefix(s.unspaced(err), "lexicon: "), "align: ")
	if s.ui == report.French {
		for _, e := range slices.Concat(bitextErrors, libraryErrors, jsonErrors, xmlErrors) {
			message = e.pattern.ReplaceAllString(message, e.fr)
		}
	}
	return errors.New(message)
}
