-- The database of conversations, beside that of the policy store, which the image of PostgreSQL makes itself.
CREATE DATABASE xinshimin_conversations ENCODING 'UTF8' TEMPLATE template0;
