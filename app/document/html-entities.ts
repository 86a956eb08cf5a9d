/** The named characters of HTML 4, in the order of their numbers from the first on; `-` is none. */
const ROWS: readonly (readonly [first: number, names: string])[] = [
  [
    160,
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml',
  ],
  [
    913,
    'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega',
  ],
  [
    945,
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega',
  ],
  [8592, 'larr uarr rarr darr harr'],
  [8656, 'lArr uArr rArr dArr hArr'],
]
const SINGLE =
  'amp=38 lt=60 gt=62 quot=34 apos=39 OElig=338 oelig=339 Scaron=352 scaron=353 Yuml=376 fnof=402 circ=710 tilde=732 thetasym=977 upsih=978 piv=982 ensp=8194 emsp=8195 thinsp=8201 zwnj=8204 zwj=8205 lrm=8206 rlm=8207 hyphen=8208 ndash=8211 mdash=8212 horbar=8213 lsquo=8216 rsquo=8217 sbquo=8218 ldquo=8220 rdquo=8221 bdquo=8222 dagger=8224 Dagger=8225 bull=8226 hellip=8230 permil=8240 prime=8242 Prime=8243 lsaquo=8249 rsaquo=8250 oline=8254 frasl=8260 euro=8364 image=8465 numero=8470 weierp=8472 real=8476 trade=8482 alefsym=8501 crarr=8629 forall=8704 part=8706 exist=8707 empty=8709 nabla=8711 isin=8712 notin=8713 ni=8715 prod=8719 sum=8721 minus=8722 lowast=8727 radic=8730 prop=8733 infin=8734 ang=8736 and=8743 or=8744 cap=8745 cup=8746 int=8747 there4=8756 sim=8764 cong=8773 asymp=8776 ne=8800 equiv=8801 le=8804 ge=8805 sub=8834 sup=8835 nsub=8836 sube=8838 supe=8839 oplus=8853 otimes=8855 perp=8869 sdot=8901 lceil=8968 rceil=8969 lfloor=8970 rfloor=8971 lang=10216 rang=10217 loz=9674 star=9734 starf=9733 check=10003 phone=9742 male=9794 female=9792 spades=9824 clubs=9827 hearts=9829 diams=9830 Tab=9 NewLine=10 excl=33 num=35 dollar=36 percnt=37 lpar=40 rpar=41 ast=42 plus=43 comma=44 period=46 sol=47 colon=58 semi=59 equals=61 quest=63 commat=64 lsqb=91 lbrack=91 bsol=92 rsqb=93 rbrack=93 Hat=94 lowbar=95 grave=96 lcub=123 lbrace=123 verbar=124 vert=124 rcub=125 rbrace=125'

const CODES: ReadonlyMap<string, number> = new Map([
  ...ROWS.flatMap(([first, names]) => names.split(' ').map((name, index) => [name, first + index] as const)),
  ...SINGLE.split(' ').map((pair) => [pair.split('=')[0] ?? '', Number(pair.split('=')[1])] as const),
])
/** What the numbers 128–159 mean in pages of old: the characters of Windows. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** The text with `&name;`, `&#1234;` and `&#x4d2;` read; Latin names also without the semicolon, as browsers read them. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z][a-z0-9]{1,8}));?/gi, (whole, hex, decimal, name) => {
    if (name) return namedCharacter(whole, String(name))
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    if (code >= 128 && code < 160) return WINDOWS[code - 128] ?? ''
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

function namedCharacter(whole: string, name: string): string {
  const code =
    CODES.get(name) ?? (/^(?:AMP|LT|GT|QUOT|COPY|REG)$/.test(name) ? CODES.get(name.toLowerCase()) : undefined)
  if (whole.endsWith(';')) return code === undefined ? whole : String.fromCodePoint(code)
  return code !== undefined &&
    (code < 256 || name === 'amp') &&
    /^(?:nbsp|amp|lt|gt|quot|copy|reg|yen|times|deg)$/.test(name)
    ? String.fromCodePoint(code)
    : whole
}
