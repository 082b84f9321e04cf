"""How often each duty is done: the editor of a customer's and of single PCs' schedules."""
