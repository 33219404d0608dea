"""Insights: counts per cell of the cube, releases, signals, and the coordinators' site"""

from alembic import op
import sqlalchemy as sa

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # What was counted by kind and value has no second dimension and fits in no table of the cube.
    op.drop_table("monthly_count")
    op.create_table(
        "monthly_count",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("table_id", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.String(length=60), nullable=False),
        sa.Column("column_id", sa.String(length=60), nullable=False),
        sa.Column("conversations", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", "table_id", "row_id", "column_id", name=op.f("pk_monthly_count")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "counting_loss",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("additions", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_counting_loss")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "insights_mark",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_insights_mark")),
        sqlite_with_rowid=False,
    )
    _create_releases()
    op.create_table(
        "signal",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("theme", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_signal")),
        sqlite_with_rowid=False,
    )
    _create_site()


def _create_releases() -> None:
    op.create_table(
        "release",
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("smallest", sa.Integer(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("period", name=op.f("pk_release")),
    )
    op.create_table(
        "released_table",
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("table_id", sa.String(length=40), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("row_totals", sa.Boolean(), nullable=False),
        sa.Column("column_totals", sa.Boolean(), nullable=False),
        sa.Column("withheld", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("period", "table_id", name=op.f("pk_released_table")),
    )
    op.create_table(
        "released_cell",
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("table_id", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.String(length=60), nullable=False),
        sa.Column("column_id", sa.String(length=60), nullable=False),
        sa.Column("conversations", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("period", "table_id", "row_id", "column_id", name=op.f("pk_released_cell")),
    )


def _create_site() -> None:
    op.create_table(
        "coordinator",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_coordinator")),
    )
    op.create_table(
        "coordinator_session",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("csrf", sa.String(length=64), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("seen", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["name"], ["coordinator.name"], name=op.f("fk_coordinator_session_name_coordinator"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_coordinator_session")),
    )
    op.create_table(
        "api_token",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("created", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["name"], ["coordinator.name"], name=op.f("fk_api_token_name_coordinator"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_api_token")),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("day_time", sa.DateTime(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("what", sa.String(length=60), nullable=False),
        sa.Column("detail", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )


def downgrade() -> None:
    for table in ("audit", "api_token", "coordinator_session", "coordinator", "signal"):
        op.drop_table(table)
    for table in ("released_cell", "released_table", "release", "insights_mark", "counting_loss", "monthly_count"):
        op.drop_table(table)
    op.create_table(
        "monthly_count",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("value", sa.String(length=60), nullable=False),
        sa.Column("conversations", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", "kind", "value", name=op.f("pk_monthly_count")),
    )
