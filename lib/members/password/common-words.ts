/**
 * What passwords are most often made of: words, names, teams and walks over the keyboard that lists of leaked passwords
 * share. The list is our own and short on purpose: it judges parts (`judgePassword`), so it stands for every way of joining
 * them with digits, years and each other, which no list of whole passwords does.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `
password passwort passw pass kennwort motdepasse contrasena senha parola wachtwoord salasana haslo secret geheim letmein
welcome willkommen bienvenue login logon admin administrator root user guest test testing temp changeme change default
master access security secure system server service support office company firma company work account email mail
internet computer laptop windows microsoft google apple iphone android samsung nokia facebook instagram twitter linkedin
whatsapp youtube amazon netflix adobe oracle cisco intel linux ubuntu wordpass github docker cloud
iloveyou ilove love lovely loveme mylove you forever always baby babygirl angel angels sweet sweety honey darling kiss
princess prince king queen star stars sunshine sunny summer winter spring autumn sommer fruehling herbst ete hiver
january february march april may june july august september october november december januar februar juni juli oktober
monday tuesday wednesday thursday friday saturday sunday montag freitag sonntag today tomorrow birthday christmas
dragon monkey tiger lion bear eagle falcon hawk wolf wolves fox dog doggy puppy cat kitty kitten horse rabbit bunny mouse
elephant dolphin shark snake spider butterfly chicken turtle penguin panda unicorn phoenix cowboy pony fish bird
football soccer baseball basketball hockey tennis golf golfer rugby cricket boxing karate racing fishing hunting surfing
arsenal chelsea liverpool manchester united city barcelona barca madrid realmadrid bayern dortmund schalke juventus milan
celtic rangers yankees lakers cowboys steelers eagles packers raiders redskins broncos patriots dolphins giants bulls
superman batman spiderman ironman hulk wolverine avengers marvel joker starwars startrek skywalker yoda jedi matrix
pokemon pikachu mario zelda minecraft fortnite warcraft counterstrike playstation xbox nintendo sonic naruto gandalf
harry potter hogwarts frodo simpsons homer mickey disney snoopy garfield barbie tinker tigger winnie pooh scooby
michael jordan michelle thomas robert william james john johnny david daniel andrew anthony joseph joshua matthew nicholas
christopher christian alexander alexandra alex jessica jennifer ashley amanda sarah samantha stephanie nicole elizabeth
charlie charles george harley hunter buster maggie bailey max maxwell oliver jack jackson jason justin kevin brian brandon
tyler taylor thomas peter paul martin stefan andreas sebastian florian lukas felix leon maria anna julia laura lisa sandra
sophie emma mia hannah natasha marina olga svetlana dmitry vladimir sergey pierre marie jean luc carlos jose juan antonio
francisco mohammed muhammad ahmed ali fatima pablo diego lucas mateo giovanni giuseppe marco luca rossi smith miller
mueller schmidt patrick richard ryan steven victoria vanessa veronica rachel rebecca melissa natalie chris mike nick ben sam
mercedes ferrari porsche corvette mustang camaro toyota honda yamaha suzuki harley davidson bmw audi ford volvo tesla
london paris berlin munich hamburg vienna zurich rome madrid lisbon moscow newyork chicago boston dallas houston texas
florida california america england scotland ireland canada australia germany deutschland france italia italy spain brazil
mexico india china japan russia africa europe asia hawaii miami seattle toronto sydney
freedom hello hallo bonjour hola ciao goodbye thanks please sorry nothing something whatever anything everything nobody
flower rose jasmine lily daisy garden forest mountain river ocean beach island rainbow thunder lightning storm snow rain
fire water earth wind moon sun sky heaven hell devil god jesus christ maria bless blessed faith hope grace trinity church
diamond crystal silver gold golden platinum money dollar cash rich lucky winner champion victory power energy magic
chocolate cookie candy sugar coffee banana orange cherry apples lemon peach strawberry pepper ginger cheese pizza burger
butter peanut peanutbutter bubbles pumpkin cupcake whiskey beer wine vodka
black white red blue green yellow purple pink brown grey silver color
guitar music metal metallica slipknot nirvana eminem beatles rock rocker rockstar dance dancer hiphop drummer trumpet
shadow hunter killer ninja samurai warrior knight soldier sniper ranger marine viking pirate wizard vampire zombie ghost
monster genius hacker player gamer lover captain doctor teacher boss trustno mother father family brother sister mommy
daddy friend friends school college university student
fuckyou fuck fucker fuckme shit asshole bitch pussy sexy sex biteme blowme bullshit
correct horse battery staple thequickbrownfox quick jump qwerty open opensesame abracadabra
this that the and for with from not one two three four five six seven eight nine ten first last best good great super cool
nice happy big little new old my your our me is in of to it
remit cobrowse agent agents customer customers policy token
leavemealone sonyericsson finalfantasy chickenwing justinbieber needforspeed whosyourdaddy iseedeadpeople jamesbond
devilmaycry residentevil nightcrawler greenlantern warhammer40k mortalkombat systemofadown thecakeisalie punksnotdead
ingodwetrust ticketmaster stratocaster morganstanley sonnenschein weihnachtsbaum newproject websolutions auckland
massimiliano frederiksberg bond lost 4815162342 avrillavigne domainlock combat standard installdevic
gfhjkm ghjcnj ghjcnjq ghbdtn rfrltkf flvbybcnhfnjh fktrcfylhjdyf fktrcfylhjdbx fktrcfylhjdf fkmnthyfnbdf dkflbvbhjdbx
dkflbvbhjdyf ghjcnjrdfibyj lytghjgtnhjdcr ghjnbdjcnjzybt ghjcnjgbpltw gtnhjpfdjlcr vfvfvskfhfve polniypizdec
z1x2c3v4b5n6m7 a1s2d3f4g5h6 qaz123wsx456
asdf jkl qwer zxcv qaz wsx edc rfv tgb yhn ujm qwe asd zxc abc xyz aaa lol wtf
`
    .trim()
    .split(/\s+/),
)

/** Phrases that everybody knows, without what stands between their words. */
export const knownPhrases: ReadonlySet<string> = new Set(
  `
correcthorsebatterystaple thisisapassword thisismypassword iloveyousomuch iloveyouforever tobeornottobe letmeinplease
openthedoor opensesame thequickbrownfox thequickbrownfoxjumpsoverthelazydog maytheforcebewithyou loremipsumdolorsitamet
dasisteinpasswort ichliebedich allesgute winteriscoming youshallnotpass knockknockwhosthere nevergonnagiveyouup
`
    .trim()
    .split(/\s+/),
)

/** Walks over keyboards and alphabets: any stretch of four or more of one, in either direction, is as good as one word. */
export const walks: readonly string[] = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
  'qwertzuiopü',
  'yxcvbnm,.-',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1qay2wsx3edc4rfv',
  'qazwsxedcrfvtgbyhnujm',
  'qazxswedcvfrtgbnhyujm',
  'zaq12wsxcde34rfvbgt56yhn',
  'zaqwsxcderfvbgtyhn',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '1qa2ws3ed4rf5tg6yh',
  'qawsedrftgyhujik',
  'qwaszxerdfcv',
  'qweasdzxc',
  'qwerasdfzxcv',
  'zxcasdqwe',
  '1a2s3d4f5g6h7j8k',
  '12qw34er56ty78ui',
  '123qweasdzxc',
  '123qwe456rty789uio',
  '1234qwerasdfzxcv',
  '1qazxsw23edcvfr4',
  '!@#$%^&*()_+',
  '!"§$%&/()=',
  '00112233445566778899',
  '010203040506070809',
  '102030405060708090',
  '111222333444555666777888999000',
  '123321456654789987',
  '1234567890987654321',
  '147258369',
  '159753456852',
]
