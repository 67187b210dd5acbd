package value

// clock looks at a time of day that starts with digits: 8:42 a.m., 14 h 30,
// 8 p.m. It returns 0 where there is none.
func (f *finder) clock(pos int) int {
	end := f.digitsEnd(pos)
	if end-pos > 2 {
		return 0
	}
	hour := atoi(f.text[pos:end])
	if hour > 24 {
		return 0
	}
	minute, marked := 0, false // whether the hour is one of 24
	switch c := f.at(end); {
	case c == ':':
		stop := f.digitsEnd(end + 1)
		if stop != end+3 || f.numeral(end+1).end != stop {
			return 0 // 1:50,000 is a scale
		}
		minute, end = atoi(f.text[end+1:stop]), stop
		if f.at(end) == ':' {
			if stop := f.digitsEnd(end + 1); stop == end+3 {
				end = stop
			}
		}
		if minute > 59 || byteClass[f.at(end)] == digits {
			return 0
		}
	case f.comma:
		at := f.spaces(end)
		if f.at(at) != 'h' || byteClass[f.at(at+1)] == letters || f.at(at+1) == ')' {
			return 0
		}
		end, marked = at+1, true
		next := f.spaces(end)
		if stop := f.digitsEnd(next); stop == next+2 {
			if m := atoi(f.text[next:stop]); m < 60 && byteClass[f.at(stop)] != letters && f.spaces(stop) == stop || next == end || f.notGrouped(stop) {
				minute, end = m, stop
			}
		}
		if minute > 59 {
			return 0
		}
	default:
		half, stop := f.meridiem(end)
		if half < 0 || hour < 1 || hour > 12 {
			return 0
		}
		f.add(pos, stop, Time, two(hour%12+half)+":00", false)
		return stop
	}
	if half, stop := f.meridiem(end); half >= 0 && hour >= 1 && hour <= 12 && !f.comma {
		f.add(pos, stop, Time, two(hour%12+half)+":"+two(minute), false)
		return stop
	}
	rest := ":" + two(minute)
	key := two(hour%24) + rest
	if hour == 24 && minute == 0 {
		key += alternative + "24" // a day, as in 24 h sur 24
	}
	if !marked && !f.comma && hour >= 1 && hour <= 12 && f.text[pos] != '0' {
		key += alternative + two((hour+12)%24) + rest
	}
	f.add(pos, end, Time, key, false)
	return end
}

// notGrouped reports whether two digits that end here are not the first group
// of a larger number.
func (f *finder) notGrouped(pos int) bool {
	at := f.spaces(pos)
	return at == pos || f.digitsEnd(at)-at != 3
}

// meridiem reads a.m. or p.m. behind a number: 0 or 12 hours to add, or -1.
func (f *finder) meridiem(pos int) (hours, end int) {
	at := f.spaces(pos)
	switch f.at(at) {
	case 'a', 'A':
	case 'p', 'P':
		hours = 12
	default:
		return -1, 0
	}
	at++
	dot := f.at(at) == '.'
	if dot {
		at++
		if at = f.spaces(at); f.at(at) == 0 {
			return -1, 0
		}
	}
	if f.at(at)|0x20 != 'm' || byteClass[f.at(at+1)] == letters || byteClass[f.at(at+1)] == digits {
		return -1, 0
	}
	at++
	if dot && f.at(at) == '.' {
		at++
	}
	return hours, at
}

// universalTime looks at an hour of universal time: 06Z, 06 UTC, 1200 UTC,
// 12TU. It returns 0 where there is none.
func (f *finder) universalTime(pos int) int {
	end := f.digitsEnd(pos)
	minute := 0
	switch end - pos {
	case 4:
		minute = atoi(f.text[pos+2 : end])
	case 1, 2:
	default:
		return 0
	}
	hour := atoi(f.text[pos:min(pos+2, end)])
	at := f.spaces(end)
	if hour > 24 || minute > 59 || !upper(f.at(at)) || f.alnumBefore(pos) {
		return 0
	}
	w := f.word(at)
	if f.role(w)&universal == 0 || byteClass[f.at(w.end)] == digits || w.size == 1 && (at > end || end-pos < 2) {
		return 0
	}
	f.add(pos, w.end, Time, two(hour%24)+":"+two(minute), false)
	return w.end
}
