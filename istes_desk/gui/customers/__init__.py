"""The Clienti tab: who the customers are and what they have signed."""
