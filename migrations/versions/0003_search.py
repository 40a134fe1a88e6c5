"""search index"""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

# FTS5 reads its words from search_entries (external content) and is kept in step by triggers. The ascii tokenizer takes every sign
# beyond ASCII for a part of a word: the words are cut before, by jieba.
SQLITE = (
    """CREATE VIRTUAL TABLE search_words USING fts5(lexemes, content='search_entries', content_rowid='id', detail=none,
       tokenize="ascii tokenchars '_'")""",
    """CREATE TRIGGER search_entries_added AFTER INSERT ON search_entries BEGIN
       INSERT INTO search_words(rowid, lexemes) VALUES (new.id, new.lexemes); END""",
    """CREATE TRIGGER search_entries_gone AFTER DELETE ON search_entries BEGIN
       INSERT INTO search_words(search_words, rowid, lexemes) VALUES ('delete', old.id, old.lexemes); END""",
    """CREATE TRIGGER search_entries_changed AFTER UPDATE OF lexemes ON search_entries BEGIN
       INSERT INTO search_words(search_words, rowid, lexemes) VALUES ('delete', old.id, old.lexemes);
       INSERT INTO search_words(rowid, lexemes) VALUES (new.id, new.lexemes); END""",
)
POSTGRES = (
    "CREATE INDEX ix_search_entries_words ON search_entries USING gin (array_to_tsvector(string_to_array(lexemes, ' ')))",
)


def upgrade() -> None:
    op.create_table('search_documents',
    sa.Column('document_id', sa.String(length=80), nullable=False),
    sa.Column('format', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_search_documents_document_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('document_id', name=op.f('pk_search_documents'))
    )
    op.create_table('search_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=200), nullable=False),
    sa.Column('document_id', sa.String(length=80), nullable=False),
    sa.Column('region_code', sa.String(length=6), nullable=False),
    sa.Column('number', sa.String(length=80), nullable=True),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('status', sa.String(length=16), nullable=False),
    sa.Column('topics', sa.Text(), nullable=False),
    sa.Column('digest', sa.String(length=32), nullable=False),
    sa.Column('lexemes', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_search_entries_document_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_search_entries')),
    sa.UniqueConstraint('key', name=op.f('uq_search_entries_key'))
    )
    op.create_index('ix_search_entries_document_id', 'search_entries', ['document_id'])
    op.create_index('ix_search_entries_region_code', 'search_entries', ['region_code'])
    op.create_index('ix_search_entries_digest', 'search_entries', ['digest'])
    op.create_table('search_regions',
    sa.Column('region_code', sa.String(length=6), nullable=False),
    sa.Column('stamp', sa.Integer(), nullable=False),
    sa.Column('clauses', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('region_code', name=op.f('pk_search_regions'))
    )
    op.create_table('search_vectors',
    sa.Column('digest', sa.String(length=32), nullable=False),
    sa.Column('encoder', sa.String(length=40), nullable=False),
    sa.Column('vector', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('digest', 'encoder', name=op.f('pk_search_vectors'))
    )
    op.create_table('search_terms',
    sa.Column('term', sa.String(length=16), nullable=False),
    sa.Column('sound', sa.String(length=80), nullable=False),
    sa.Column('initials', sa.String(length=16), nullable=False),
    sa.PrimaryKeyConstraint('term', name=op.f('pk_search_terms'))
    )
    op.create_index('ix_search_terms_sound', 'search_terms', ['sound'])
    op.create_index('ix_search_terms_initials', 'search_terms', ['initials'])
    for statement in SQLITE if op.get_bind().dialect.name == 'sqlite' else POSTGRES:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == 'sqlite':
        op.execute('DROP TABLE search_words')
    for table in ('search_terms', 'search_vectors', 'search_regions', 'search_entries', 'search_documents'):
        op.drop_table(table)
