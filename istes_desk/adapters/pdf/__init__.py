"""Papers as PDF by reportlab: vector, fonts embedded; the only room that knows reportlab."""
