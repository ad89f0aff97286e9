/** Hashtags in the spelling that communities use. */
export const communityTags = [
  'DjangoGirls', 'PyLadies', 'WomenInTech', 'WomenWhoCode', 'WomenInSTEM', 'GirlsInTech', 'LearnToCode', 'CodeNewbie', 'PyCon', 'PyConUS', 'EuroPython', 'DjangoCon', 'DjangoConEurope', 'DjangoConUS', 'OpenSource', 'OpenScience', 'OpenData', 'OpenAccess', 'PyOpenSci', 'SciPy', 'EuroSciPy', 'PyData', 'JupyterCon', 'DataScience', 'MachineLearning', 'ResearchSoftware', 'CallForProposals', 'CallForPapers', 'PeerReview', 'ReproducibleResearch', 'TechForGood', 'InternationalWomensDay', 'AdaLovelaceDay', 'FollowFriday', 'PythonPackaging', 'SoftwareEngineering', 'ComputerScience', 'BlackTechTwitter', 'DiversityInTech', 'CodeOfConduct',
]
