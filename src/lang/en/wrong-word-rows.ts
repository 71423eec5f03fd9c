/** An expression that is asked of texts that hold one of its words, so that nearly none is ever compiled. */
export interface WrongWordRow {
  /** In small letters, apart by spaces. */
  readonly words: string;
  /** The part to be mended is group `wrong`, or the whole. Latin letters are written out: classes of Unicode take milliseconds to compile. */
  readonly pattern: RegExp;
  /** What before it in the sentence makes it right. */
  readonly unless?: RegExp;
  readonly mend: string | ((wrong: string) => string);
}

const count = 'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty';
const aQuantity = String.raw`(?:\d|half|an? |one|${count}|expected|ever|those|any|average|planned)`;
const countable =
  'people|countries|cities|companies|suppliers|products|contracts|tenders|employees|hospitals|schools|buildings|projects|participants|members|women|men|children|accidents|errors|mistakes|vehicles|cars|trips|bids|bidders|offers|buyers|authorities|jobs|workers|students|patients|farmers|trees|households|beds|municipalities';
const comparative = '[Mm]ore|[Ll]ess|[Ff]ewer|greater|higher|lower|larger|smaller|better|worse|earlier|later|faster|slower|cheaper|longer|shorter|older|stronger|weaker|easier|harder|cleaner|heavier|lighter|wider';
/** What stands behind “there” as its verb, or as an adverb before that. */
const behindThere = 'is|are|was|were|will|being|to|has|have|had|should|can|could|would|not|also|never|really|actually|ever|always|may|might|must|and|or|in|on|at|as|but|by|if|so|from|for|exists?|remains?|seems?|appears?|isn|aren|wasn|weren';
const aboutMeasures = 'precaution|transparen|equal|fair|open|proportion|subsidiar|non-|solidarity|sustainab|circular|competition|accountab';

const like = (wrong: string, right: string): string => (/^[A-Z]/.test(wrong) ? right.charAt(0).toUpperCase() + right.slice(1) : right);

function gerund(verb: string): string {
  if (/^(?:set|get|put|cut|begin|run)$/.test(verb)) return `${verb}${verb.at(-1) ?? ''}ing`;
  return `${verb.endsWith('e') && !verb.endsWith('ee') ? verb.slice(0, -1) : verb}ing`;
}

const soundAlike: readonly WrongWordRow[] = [
  { words: 'then', pattern: new RegExp(String.raw`\b(?:[Mm]ore|[Ll]ess|[Ff]ewer|greater|higher|lower|larger|smaller) (?<wrong>then)(?= ${aQuantity})`, 'dg'), unless: /\b(?:[Ii]f|[Ww]hen|[Oo]nce)\b/, mend: 'than' },
  { words: 'then', pattern: new RegExp(String.raw`\b(?:${comparative}) (?<wrong>then)(?= (?:the|an?|that|those|last|this|its|their|our|his|her|expected|most|many|all|it|people|others?|before|usual|necessary|required|needed)\b)`, 'dg'), unless: /\b(?:[Ii]f|[Ww]hen|[Oo]nce|[Uu]ntil|[Uu]nless|[Aa]fter|[Bb]ecause|[Ss]ince|[Aa]s|[Ww]here|[Ff]irst|once|some|any|no)\b/, mend: 'than' },
  { words: 'then', pattern: /\b(?:[Rr]ather|[Oo]ther|different) (?<wrong>then)\b(?= [a-z])/dg, mend: 'than' },
  { words: 'than', pattern: /\bfirst, (?<wrong>than)\b|\b(?:take|do|start|begin|go|ask|look)\b[^.;:,]{0,30} first, (?<again>than)\b/dg, mend: 'then' },
  { words: "it's it’s", pattern: /\b(?:of|in|with|by|from|under|within|through|during|at|for|on|to|published|presented|launched|held|achieved|submitted|issued) (?<wrong>it['’]s)(?= [a-z])(?! (?:not|an?|the|been|worth|clear|important|necessary|possible|time)\b)/dg, mend: 'its' },
  { words: "it's it’s", pattern: /\b(?:has|have|had|buys?|bought|uses?|used|improves?|improved|reduces?|reduced|increases?|increased|presents?|updates?|updated|extends?|extended|changes?|changed|develops?|developed|meets?|met|launch(?:es)?|publish(?:es)?|shares?|shared|opens?|opened|keeps?|kept|gives?|gave|loses?|lost|doubles?|doubled|revises?|revised|expands?|expanded|spends?|spent|submits?|achieves?) (?<wrong>it['’]s)(?= [a-z]+)(?! (?:not|an?|the|been|also|still|very|really|just|only|all|too|never|always|now|so|in|on|at|to|for|from|of|by|being|going|easy|hard|good|better|more|less|worth|clear|important|necessary|possible|time|because|what|that|how|where|who)\b)/dg, mend: 'its' },
  { words: "it's it’s", pattern: /\b(?<wrong>[Ii]t['’]s)(?= own\b)/dg, mend: (word) => word.replace(/['’]/u, '') },
  { words: 'its', pattern: /\b(?<wrong>[Ii]ts)(?= (?:been|an?|the|not|also|all (?:on|in|at|about|over|the)|important to|possible to|clear that|necessary to|likely that|worth)\b)/dg, mend: (word) => word.replace(/s$/u, '’s') },
  { words: "they're they’re", pattern: /\b(?:with|of|in|for|to|by|from|on|submit|publish|present) (?<wrong>they['’]re)(?= [a-z])/dg, mend: 'their' },
  { words: 'there', pattern: new RegExp(String.raw`\b(?:of|with|about|through|under|prove|measure|reduce|improve|submit|present|publish|share|track|achieve|protect|adapt|express|confirm|fulfil|announce|revise|strengthen|explain|describe|increase) (?<wrong>there)(?= [a-z]+)(?! (?:${behindThere})\b)`, 'dg'), mend: 'their' },
  { words: 'there', pattern: /\b(?:in|for|by|on|at|to|from|and|keep|use|used|buy|sell|meet|change|spend|make|made) (?<wrong>there)(?= (?:own|first|last|next|new|current|annual|respective|work|view|opinion|supply|daily)\b)/dg, mend: 'their' },
  { words: 'there', pattern: /\b(?<wrong>there)(?= [a-z]+(?:ions|ments|ities|ances|ences)\b(?! (?:are|were|have|will|can|may|should|ago)\b))/dg, mend: 'their' },
  { words: 'their', pattern: /\b(?<wrong>[Tt]heir)(?= (?:is|are|was|were|will be|has been|have been|may be|can be|should be)\b)/dg, mend: (word) => like(word, 'there') },
  { words: 'if', pattern: /\b[Ii]f (?<wrong>their)(?= (?:late|not|unable|able|ready|interested|new|old|sure|too|willing)\b[,. ])(?! (?:new|old|late) [a-z])/dg, mend: 'they’re' },
  { words: "who's who’s", pattern: /\b[a-z]+,? (?<wrong>who['’]s)(?= (?:own|[a-z]*[^s\W]s)\b)(?! (?:always|is|was|has|perhaps|besides|works|this|theirs|ours|towards|plus|its|as)\b)/dg, mend: 'whose' },
  { words: 'whose', pattern: /\b(?<wrong>whose)(?= (?:been|going|not|the|an?)\b)/dg, mend: 'who’s' },
  { words: 'your', pattern: /\b(?<wrong>[Yy]our)(?= (?:not|going to|able to|unable to|an?|the)\b)/dg, mend: (word) => like(word, 'you’re') },
  { words: 'old late early expensive high low small large big short difficult heavy hard complex complicated weak costly', pattern: /\b(?:is|are|was|were|be|been|being|far|become|becomes|became|came|comes) (?<wrong>to)(?= (?:old|late|early|expensive|high|low|small|large|big|short|difficult|heavy|hard|complex|complicated|weak|costly)\b)/dg, unless: /\bas [a-z ]+$/, mend: 'too' },
  { words: 'too', pattern: /\b(?:able|going|order|due|according|thanks|related|committed|subject) (?<wrong>too)(?= [a-z]+)(?! (?:many|much|few|little|long|late|early|high|low|often|far|soon|large|small|fast|well)\b)/dg, mend: 'to' },
  { words: 'could should would must might', pattern: /\b(?:could|should|would|must|might) (?<wrong>of)\b(?! course)/dg, mend: 'have' },
  { words: 'loose', pattern: /\bto (?<wrong>loose)(?= (?:the|their|its|our|his|her|an?|half|more|all|any|access|money|time|market|weight|out|track|sight|about|up to|\d)\b)/dg, mend: 'lose' },
  { words: 'loose', pattern: /\b(?:will|would|could|may|might|can|cannot|(?:do|does|did|will|must|should|would|could|can) not|don['’]t|won['’]t|wants? to|have to|has to|had to|going to) (?<wrong>loose)\b(?! (?:ends|fit|parts|material|soil|sand)\b)/dg, mend: 'lose' },
  { words: 'loosing', pattern: /\bloosing\b/dg, mend: 'losing' },
  { words: 'affect affects', pattern: /\b(?:an|any|the|positive|negative|adverse|no|little|some|same|major|strong|direct|greenhouse|side|great|measurable|lasting|significant) (?<wrong>affects?)(?= (?:of|on|is|was)\b|[.,;:])/dg, mend: (word) => word.replace('a', 'e') },
  { words: 'effect effects effected', pattern: /\b(?:negatively|adversely|seriously|severely|badly|greatly|(?:does|do|did|will|would) not) (?<wrong>effect(?:s|ed)?)\b/dg, mend: (word) => word.replace('e', 'a') },
  { words: 'advise', pattern: /\b(?:expert|technical|policy|legal|more|further|an|piece of) (?<wrong>advise)\b/dg, mend: 'advice' },
  { words: 'advice', pattern: /\b(?:would|will|could|should|can|may|must|they|we|who|[Tt]hey|[Ww]e) (?:strongly |also )?(?<wrong>advice)(?= (?:you|them|us|him|her|the|an?|against|that|on|to|all|buyers|cities|countries|governments)\b)/dg, mend: 'advise' },
  { words: 'advice', pattern: /\bto (?<wrong>advice)(?= (?:you|them|us|him|her|against|that)\b)/dg, mend: 'advise' },
  { words: 'lead', pattern: /\b(?:was|were|been|is|are|be|being|has|have|had) (?<wrong>lead)(?= (?:by|to)\b)/dg, mend: 'led' },
  { words: 'principal principals', pattern: /\b(?:main|basic|guiding|core|key|general|fundamental|legal|shared|ethical|common|underlying|accounting) (?<wrong>principals?)\b(?! (?:investigator|agent|adviser|officer|contractor|office|method|component|source)s?\b)/dg, mend: (word) => word.replace('pal', 'ple') },
  { words: 'principal principals', pattern: new RegExp(String.raw`\b(?<wrong>principals?)(?= of (?:${aboutMeasures}))|\b[Ii]n (?<again>principal)(?=[,.;]| (?:and|agreed|be|possible|every|all|any)\b)`, 'dg'), mend: (word) => word.replace('pal', 'ple') },
  { words: 'principle', pattern: /(?<!\b[Ii]n )\b(?<wrong>principle)(?= (?:difficult(?:y|ies)|reasons?|causes?|aims?|goals?|sources?|investigators?|objectives?|concerns?|obstacles?|barriers?|challenges?|authors?|findings?|drivers?|contractors?|cit(?:y|ies)|markets?|components?|cost|costs)\b)/dg, mend: 'principal' },
  { words: 'complimentary', pattern: /\bcomplimentary(?= (?:to|measures?|polic(?:y|ies)|approach(?:es)?|actions?|skills|tools?|instruments?|roles?|functions?)\b)/dg, mend: 'complementary' },
  { words: 'compliment compliments', pattern: /\b(?:to|will|would|can|which|that|they|should|must|may) (?<wrong>compliments?)(?= (?:the|each other|existing|these|this|other|one another)\b)/dg, mend: (word) => word.replace('pli', 'ple') },
  { words: 'compromises compromise', pattern: new RegExp(String.raw`\bcompromises?(?= (?:(?:more than|over|about|up to) )?(?:\d|(?:${count})\b))`, 'dg'), mend: (word) => word.replace('comprom', 'compr') },
  { words: 'insure insures', pattern: /\binsures?(?= that\b)/dg, mend: (word) => word.replace('i', 'e') },
  { words: 'form', pattern: /\b(?:received|obtained|ordered|available|taken|apart|far|away|comes|came|ranging|arising|resulting|excluded|exempt|learned|collected|downloaded|removed|protected|imported|moved|rose|fell|dropped) (?<wrong>form)(?= (?:the|an?|its|their|this|that|these|those|all|our|\d+|[A-Z][A-Za-z]*|other|many|several|here|there|one)\b)(?! (?:the|an?|its|their|our|one|this) (?:basis|base|core|foundation|backbone|part|key|main|largest|group|whole|set|body|bulk|majority|picture|unit)\b)/dg, mend: 'from' },
  { words: 'forth', pattern: /\bthe (?<wrong>forth)(?= [a-z])|\b(?<again>forth)(?= (?:quarter|round|edition|session|meeting|factor|phase|place)\b)/dg, mend: 'fourth' },
  { words: 'counsel', pattern: /\b(?:city|town|municipal|security|county|governing|research|european) (?<wrong>counsel)\b/dgi, mend: (word) => like(word, 'council') },
  { words: 'personal', pattern: /\b(?:medical|military|nursing|trained|qualified|security|key) (?<wrong>personal)(?=[.,;]| (?:and|is|are|in|of|who|from|was|were)\b)/dg, mend: 'personnel' },
  { words: 'stationary', pattern: /\b(?:office|school|paper and) (?<wrong>stationary)\b/dg, mend: 'stationery' },
  { words: 'adopt', pattern: /\b(?<wrong>adopt)(?= to (?:the|climate|changing|new|local)\b)/dg, mend: 'adapt' },
  { words: 'adapted', pattern: /\b(?<wrong>adapted)(?= by (?:the )?(?:[A-Z][a-z]+ )?(?:[Pp]arliament|[Cc]ouncil|[Gg]overnment|[Aa]ssembly|[Bb]oard|[Cc]ommittee|[Cc]ommission|[Ss]enate|[Cc]ongress)\b)/dg, mend: 'adopted' },
  { words: 'roll', pattern: /\b(?:key|central|leading|major|important|crucial|vital|active|pivotal) (?<wrong>roll)(?= (?:in|of|as|for)\b)/dg, mend: 'role' },
  { words: 'waist', pattern: /\b(?:food|plastic|electronic|household|solid|hazardous|municipal) (?<wrong>waist)\b|\b(?<again>waist)(?= (?:management|collection|treatment|reduction|water|prevention)\b)/dg, mend: 'waste' },
  { words: 'peace', pattern: /\ba (?<wrong>peace)(?= of (?:paper|equipment|advice|land|legislation|work|furniture)\b)/dg, mend: 'piece' },
  { words: 'trough', pattern: /(?<!\b(?:an?|the|feed|water|of|this|each|every) )\b(?<wrong>trough)(?= (?:the|an?|this|these|its|their|training|better|new|public|joint|our)\b)/dg, mend: 'through' },
  { words: 'thorough', pattern: /(?<!\b(?:how|as|so|is|are|be|very) )\b(?<wrong>thorough)(?= (?:the|its|their|these|this|which|our)\b)/dg, mend: 'through' },
  { words: 'asses', pattern: /\b(?<wrong>asses)(?= (?:the|whether|how|its|their|progress|all)\b)|\bto (?<again>asses)\b/dg, mend: 'assess' },
  { words: 'pubic', pattern: /\b(?<wrong>[Pp]ubic)(?= (?:procurement|health|sector|authorit|bod|transport|service|building|money|fund|consultation|tender|school|hospital|purchas|buyer|polic|space))/dgi, mend: (word) => like(word, 'public') },
  { words: 'manger mangers', pattern: /\b(?:project|programme|program|contract|procurement|general|product|sales|city|waste|energy) (?<wrong>mangers?)\b/dgi, mend: (word) => word.replace(/anger/i, 'anager') },
  { words: 'quiet', pattern: /\b(?:is|are|was|were|not|still|become) (?<wrong>quiet)(?= (?:an?|difficult|large|small|common|different|similar|high|low|new|often|well|good|expensive|important|clear|likely|some)\b)/dg, mend: 'quite' },
  { words: 'weather', pattern: /(?<!\b(?:[Tt]he|and|of|extreme|bad|good|this|local|in) )\b(?<wrong>weather)(?= (?:or not|(?:it|they|the [a-z]+|a [a-z]+) (?:is|are|was|were|has|have|will|can))\b)/dg, mend: 'whether' },
  { words: 'where', pattern: /\b(?:they|we|you|which|[Tt]hey|[Ww]e) (?<wrong>where)(?= (?:not|able|asked|given|used|made|found|invited|[a-z]+ed)\b)/dg, mend: 'were' },
  { words: 'passed', pattern: /\b(?:in|over|for|during) the (?<wrong>passed)(?= (?:few|two|three|four|five|ten|\d+|years?|decades?|months?|weeks?)\b)/dg, mend: 'past' },
  { words: 'except', pattern: /\b(?:to|will|must|can|cannot) (?<wrong>except)(?= (?:the|an?|offers|tenders|bids)\b)/dg, mend: 'accept' },
  { words: 'casual', pattern: /\b(?<wrong>casual)(?= (?:link|links|relationship|relationships|factor|factors|chain)\b)/dg, mend: 'causal' },
  { words: 'maybe', pattern: /\b(?:it|there|this|which|they|[Ii]t|[Tt]his|[Tt]hey|[Tt]here) (?<wrong>maybe)(?= (?:an?|used|necessary|possible|needed|useful|different|too|difficult|required|better|that)\b)/dg, mend: 'may be' },
];

const phrases: readonly WrongWordRow[] = [
  { words: 'basis', pattern: /\b(?<wrong>as basis for)\b/dg, mend: 'as a basis for' },
  { words: 'comprise comprises comprising', pattern: /(?<!\b(?:is|are|was|were|be|been|being) )\b(?<wrong>compris(?:es|e|ing) of)\b/dg, mend: (words) => words.replace(/ of$/u, '') },
  { words: 'consisted', pattern: /\b(?<wrong>(?:is|are) consisted of)\b/dg, mend: (words) => (words.startsWith('is') ? 'consists of' : 'consist of') },
  { words: 'discuss discusses discussed discussing', pattern: /\b(?<wrong>[Dd]iscuss(?:es|ed|ing)? about)\b/dg, mend: (words) => words.replace(/ about$/u, '') },
  { words: 'emphasise emphasize emphasises emphasizes emphasised emphasized', pattern: /\b(?<wrong>[Ee]mphasi[sz](?:es|ed|e|ing) on)\b/dg, mend: (words) => words.replace(/ on$/u, '') },
  { words: 'despite', pattern: /\b(?<wrong>[Dd]espite of)\b/dg, mend: (words) => words.replace(/ of$/u, '') },
  { words: 'regards', pattern: /\b(?<wrong>[Ii]n regards to)\b/dg, mend: (words) => words.replace('regards', 'regard') },
  { words: 'more', pattern: /(?<wrong>\bmore (?:better|easier|cheaper|faster|stronger|greener|cleaner|higher|lower|larger|smaller|safer|simpler|wider|longer|shorter|quicker|healthier|earlier))\b(?! [a-z]+s\b)/dg, mend: (words) => words.replace(/^more /u, '') },
  { words: 'although', pattern: /\b[Aa]lthough [^.;:!?\n,]{3,80}, (?<wrong>but )/dg, mend: '' },
  { words: 'because', pattern: /(?<=^|[.!?] )Because [^.;:!?\n,]{3,80}, (?<wrong>so )/dg, mend: '' },
  { words: 'because', pattern: /\breason(?: [a-z]+){0,4} (?:is|was) (?<wrong>because)\b/dg, mend: 'that' },
  { words: 'annum', pattern: /(?<wrong>\bper annum (?:each|every|a) year)\b/dg, mend: 'each year' },
  { words: 'less', pattern: new RegExp(String.raw`(?<!\b(?:or|no|much) )\b(?<wrong>[Ll]ess)(?= (?:than (?:\d[\d,]*|[a-z]+) )?(?:${countable})\b)`, 'dg'), mend: (word) => like(word, 'fewer') },
  { words: 'amount', pattern: new RegExp(String.raw`\b(?<wrong>amount)(?= of (?:${countable})\b)`, 'dg'), mend: 'number' },
  { words: 'much', pattern: new RegExp(String.raw`\b(?<wrong>much)(?= (?:${countable})\b)`, 'dg'), mend: 'many' },
  { words: 'many', pattern: /\b(?<wrong>[Mm]any)(?= (?:information|equipment|advice|money|progress|evidence|knowledge)\b)(?! [a-z]+ [a-z]+s\b)/dg, mend: (word) => like(word, 'much') },
  { words: 'accordance', pattern: /\bin accordance (?<wrong>to)\b/dg, mend: 'with' },
  { words: 'comply complies complied complying', pattern: /\bcompl(?:y|ies|ied|ying) (?<wrong>to)(?= (?:the|an?|all|these|this|those|their|its|our|eu|national)\b)/dgi, mend: 'with' },
  { words: 'responsible', pattern: /\bresponsible (?<wrong>of)\b/dg, mend: 'for' },
  { words: 'capable', pattern: /\b(?<wrong>capable to)\b/dg, mend: 'able to' },
  { words: 'interested', pattern: /\binterested (?<wrong>on|about)\b/dg, mend: 'in' },
  { words: 'depend depends depending', pattern: /\b[Dd]epend(?:s|ing)? (?<wrong>of|from)\b/dg, mend: 'on' },
  { words: 'participate participates participated participating', pattern: /\bparticipat(?:e|es|ed|ing) (?<wrong>to)(?= (?:the|this|an?|our)\b)/dg, mend: 'in' },
  { words: 'aware', pattern: /\baware (?<wrong>about)\b/dg, mend: 'of' },
  { words: 'forward', pattern: /\blook(?:s|ed|ing)? forward to (?<wrong>hear|see|meet|work|receive|welcome|continue|discuss|learn|read|welcoming you to)\b/dg, mend: gerund },
  { words: 'same', pattern: /\bthe same (?:[a-z]+ )?(?<wrong>like)(?= (?:the|in|for|last|that|those)\b)/dg, mend: 'as' },
  { words: 'looks look', pattern: /\b(?<wrong>how)(?= (?:it|they|this|that|the [a-z]+) looks? like\b)/dg, mend: 'what' },
  { words: 'allows enables', pattern: /\b(?<wrong>(?:allows|enables) to)(?= [a-z]+)(?! (?:be|some|the|an?|varying|different)\b)/dg, mend: 'makes it possible to' },
  { words: 'recommend recommends recommended', pattern: /\brecommend(?:s|ed)? (?<wrong>to (?:use|buy|start|avoid|reduce|include|choose|apply|consider|check|set|make|take|give|add|keep|replace|begin))\b/dg, unless: /\b(?:is|are|was|were|be|been|being)\b|['’]s\b/, mend: (words) => gerund(words.slice(3)) },
  { words: 'please', pattern: /\b[Pp]lease (?<wrong>to )(?=[a-z]+)/dg, mend: '' },
  { words: 'since', pattern: new RegExp(String.raw`\b(?<wrong>since)(?= (?:about |over |more than )?(?:${count}|many|several|\d{1,2}) (?:years|months|weeks|decades)\b(?! ago))`, 'dg'), mend: 'for' },
  { words: 'account consideration', pattern: /\b(?:tak(?:e|es|en|ing)|took) (?<wrong>in)(?= (?:account|consideration)\b)/dg, mend: 'into' },
  { words: 'contrary', pattern: /\b(?<wrong>[Ii]n the contrary)\b/dg, mend: (words) => words.replace(/^(.)n/u, (_, i: string) => (i === 'I' ? 'On' : 'on')) },
  { words: 'able', pattern: /\b(?<wrong>(?:can|could) be able to)\b/dg, mend: (words) => words.replace(' be able to', '') },
  { words: 'between', pattern: /\b[Bb]etween (?:EUR |USD |[€$£])?\d[\d.,]*(?: %| per cent| million| billion)? (?<wrong>to)(?= (?:EUR |USD |[€$£])?\d)/dg, mend: 'and' },
  { words: 'kind type sort', pattern: /\b(?<wrong>[Tt]hese (?:kind|type|sort)) of\b/dg, mend: (words) => `${words}s` },
  { words: 'other', pattern: /\b(?<wrong>[Aa]n other)\b/dg, mend: (words) => words.replace(' ', '') },
  { words: 'non multi semi', pattern: /(?<![\w-]|\b(?:qua|grata|persona|sine|cine|ou|si|è|e|o|a) )(?<wrong>[Nn]on |[Mm]ulti |[Ss]emi )(?=[a-z]{4,})(?!(?:grata|sequitur|plus|troppo|nobis|dits?|solo|sono|finals?)\b)/dg, mend: (words) => words.replace(' ', '-') },
  { words: 'weeks days months years hours minutes', pattern: new RegExp(String.raw`\b[Aa]n? (?<wrong>(?:\d{1,3}|${count}) (?:weeks|days|months|years|hours|minutes))(?= [a-z]+)(?! (?:or|of|in|ago|and|to|after|before|from|old|long|later|earlier|at|on|for|with|is|was)\b)`, 'dg'), mend: (words) => words.replace(' ', '-').replace(/s$/u, '') },
];

export const wrongWordRows: readonly WrongWordRow[] = [...soundAlike, ...phrases];
