"""Run migrations on the connection that the program hands over, inside its transaction."""

from alembic import context

from pdca.storage.tables import APPLICATION_ID, SCHEMA_VERSION, metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
if connection.dialect.name == "sqlite":
    # Both live in the file's header and roll back with everything else.
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
