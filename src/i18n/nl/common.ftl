# Words that stand everywhere.
answer-yes = ja
answer-no = nee
