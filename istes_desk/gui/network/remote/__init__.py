"""Remote sessions from the plan: started with one click, written down before."""
