"""The direct debits of the Fatture tab: what to collect, the files made, what came back."""
