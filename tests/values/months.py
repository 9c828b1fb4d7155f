"""Months as they are printed, by hand: what our own data on languages is held against."""

FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
ENGLISH = "January February March April May June July August September October November December"

FRENCH_MONTHS = FRENCH.split()
ENGLISH_MONTHS = ENGLISH.split()
