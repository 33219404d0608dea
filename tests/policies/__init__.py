"""What goes before rules and forms."""
