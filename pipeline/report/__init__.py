"""The audit on paper: findings as lines for the terminal, a page to print, and sheets."""
