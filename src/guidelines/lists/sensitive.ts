/** Topics that a second pair of eyes looks at before a post goes out. Not bad topics: often the most important ones. */
export const sensitiveTopics: Record<string, string> = {
  'grief and death':
    'died|passed away|passing of|death of|in memory of|rest in peace|rip|mourn(?:s|ing|ed)?|grief|grieving|condolences|funeral|obituary|loss of (?:our|a|her|his|their)|falleci(?:ó|do|miento)|décès|décédée?|verstorben|trauer(?:n|t)?|faleceu|falecimento|zmarł[ay]?',
  'illness and health': 'cancer|depress(?:ion|ed)|burn-?out|suicid(?:e|al)|self-harm|miscarriage|abortion|eating disorder|pandemic|terminal(?:ly)? ill',
  'war and violence':
    'war (?:in|on|against)|bomb(?:ing|ings|ed)?|terror(?:ist|ism|ists)?|genocide|invasion|shooting|massacre|hostages?|refugees?|earthquake|flood victims|wildfires?|hurricane',
  'harassment and abuse':
    'harass(?:ed|ment|ing)?|abuse[drs]?|assault(?:ed|s)?|rape[ds]?|bullying|stalk(?:ed|ing|er)|code of conduct (?:violation|incident|report)|discriminat(?:ed|ion)',
  politics: 'elections?|vote (?:for|against)|president (?:trump|biden|putin)|political party|protests?|boycott|sanctions|supreme court|legislation|immigration ban|strike action',
  'money and jobs': 'laid off|layoffs?|bankrupt(?:cy)?|lawsuit|sued|data breach|security incident|resign(?:ed|ation|s)',
}
