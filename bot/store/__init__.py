"""What the product remembers: conversations, visit requests, staff, audit and outbox, in SQL."""
