/**
 * Misspelt words, by stem with the endings it takes. Only what is no word of either spelling (British, American): “programed”, “dependant”
 * and “licence” are left to others.
 */
const stems =
  'arent aren’t ,aswell as well ,atleast at least ,couldnt couldn’t ,didnt didn’t ,doesnt doesn’t ,dont don’t ,hadnt hadn’t ,hasnt hasn’t ,havent haven’t ,infact in fact ,inorder in order ,inspite in spite ,isnt isn’t ,' +
  'shouldnt shouldn’t ,thats that’s ,theres there’s ,theyre they’re ,wasnt wasn’t ,werent weren’t ,whats what’s ,wouldnt wouldn’t ,youre you’re ,childrens children’s ,womens women’s ,' +
  'equivilant equivalent ,paralel parallel |s,adress address ,begining beginning ,accross across ,aproach approach |es|ed,aproximate approximate |ly,apropriate appropriate |ly,oportunit opportunit y|ies,succeded succeeded ,' +
  'accomodat accommodat e|es|ed|ing|ion,acheiv achiev e|es|ed|ing|ement|ements,adress address |es|ed|ing,allready already ,alot a lot ,' +
  'aquir acquir e|es|ed|ing,arguement argument |s,assesed assessed ,assesment assessment |s,begining beginning |s,beleiv believ e|es|ed|ing,' +
  'benefical beneficial ,benificia beneficia l|ry|ries,buisness business |es,calender calendar |s,carryed carried ,catagor categor y|ies,' +
  'comittee committee |s,commitee committee |s,committment commitment |s,comparision comparison |s,competitve competitive |ness,' +
  'consensous consensus ,consistant consistent |ly,contruct construct ion|ed|ing,definately definitely ,delivary delivery ,' +
  'developement development |s|al,developped developed ,dissap disap pear|pears|peared|point|pointed,ecomon econom y|ic|ies,' +
  'effecient efficient |ly,efficent efficient |ly,embarass embarrass |ed|ing|ment,emision emission |s,enterprize enterprise |s,' +
  'enviornment environment |s|al,enviroment environment |s|al|ally,equiptment equipment ,espescially especially ,existance existence ,' +
  'expence expense |s,explaination explanation |s,familar familiar ,feasability feasibility ,febuary February ,finaly finally ,' +
  'forcast forecast |s|ing,foward forward ,garantee guarantee |s|d,gaurantee guarantee |s|d,goverment government |s|al,' +
  'governement government |s|al,guidlin guidelin e|es,harmonous harmonious ,heigth height |s,immediatly immediately ,' +
  'implemention implementation ,impliment implement |s|ed|ing|ation,improvment improvement |s,independant independent |ly,' +
  'infomation information ,infrastucture infrastructure |s,initative initiative |s,initiatve initiative |s,interational international ,' +
  'intergrat integrat e|es|ed|ing|ion,knowledgable knowledgeable ,knowlege knowledge ,labratory laboratory ,liason liaison ,libary library ,' +
  'maintainance maintenance ,maintenence maintenance ,managment management ,mantain maintain |s|ed|ing,manufacter manufacture |s|d|r|rs,' +
  'miminum minimum ,minstr ministr y|ies|ial,mispell misspell |s|ed|ing,neccessar necessar y|ily,necesary necessary ,negotation negotiation |s,' +
  'noticable noticeable ,occassion occasion |s|al|ally,occured occurred ,occurence occurrence |s,occuring occurring ,' +
  'oppurtunit opportunit y|ies,organsation organisation |s,organziation organization |s,orgin origin |s|al|ally,paramater parameter |s,' +
  'parliment parliament |s|ary,partcipa participa nt|nts|te|ted|tion,particpa participa nt|nts|te|ted|tion,perfomance performance ,' +
  'performence performance ,persistant persistent ,plastik plastic |s,polution pollution ,posess possess |es|ed|ion,potental potential |ly,' +
  'preceed preced e|s|ed|ing,prefered preferred ,prefering preferring ,presense presence ,priviledge privilege |s|d,' +
  'proccess process |es|ed|ing,proceedure procedure |s,procurment procurement |s,procurrement procurement ,progam program |s|me|mes,' +
  'promiss promis e|es|ed|ing,publically publicly ,puchas purchas e|es|ed|er|ers|ing,reccomend recommend |s|ed|ing|ation|ations,' +
  'reccuring recurring ,recieve receive |s|d|r,recieving receiving ,recomend recommend |s|ed|ing|ation|ations,' +
  'recommand recommend |s|ed|ing|ation|ations,recyle recycle |d|s,refered referred ,refering referring ,reguarding regarding ,' +
  'regulary regularly ,relevent relevant ,reponsib responsib le|ly|ility|ilities,resourse resource |s,responsability responsibility ,' +
  'responsable responsible ,responsibile responsible ,ressource resource |s,seperat separat e|es|ed|ely|ing|ion,signficant significant |ly,' +
  'similiar similar |ly,sincerly sincerely ,speach speech ,specificaly specifically ,stategic strategic ,stategy strategy ,stratgy strategy ,' +
  'strenght strength |s|en|ens|ened|ening,strengthend strengthened ,succesful successful |ly,succesfull successful ,' +
  'successfull successful ,sucess success |ful|fully|es,sufficent sufficient |ly,supercede supersede |s|d,suplier supplier |s,' +
  'supplyer supplier |s,suprise surprise |d|s,sustainabel sustainable ,sustainabilty sustainability ,sustainablity sustainability ,' +
  'sustainble sustainable ,sustainibility sustainability ,sustanable sustainable ,teh the ,tendancy tendency ,therfore therefore ,thier their ,' +
  'threshhold threshold |s,tommorow tomorrow ,tomorow tomorrow ,tracability traceability ,transfered transferred ,transfering transferring ,' +
  'transistion transition |s,transparancy transparency ,transparant transparent |ly,truely truly ,untill until ,usefull useful ,' +
  'vaccum vacuum ,wether whether ,wich which ,wierd weird ,withold withhold |s|ing,writting writing ,yeild yield |s|ed';

let table: ReadonlyMap<string, string> | undefined;

function build(): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const row of stems.split(',')) {
    const [wrong = '', ...rest] = row.split(' ');
    const endings = rest.at(-1)?.split('|') ?? [''];
    const right = rest.slice(0, -1).join(' ');
    for (const ending of endings) words.set(wrong + ending, right + ending);
  }
  return words;
}

/** The word as it is spelt, if a lower-case word is a known misspelling. */
export function rightSpelling(word: string): string | undefined {
  table ??= build();
  return table.get(word);
}
