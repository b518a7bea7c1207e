# Words that stand everywhere.
answer-yes = yes
answer-no = no
