package dev.asyncio4j.postgres.session;

import dev.asyncio4j.postgres.InterfaceException;
import dev.asyncio4j.postgres.InternalClientException;
import dev.asyncio4j.postgres.PgLogMessage;
import dev.asyncio4j.postgres.PostgresException;
import dev.asyncio4j.postgres.errors.ConnectionDoesNotExistException;
import dev.asyncio4j.postgres.errors.PostgresErrors;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.pgclient.PgNotice;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the client below fails with, as the user is told. */
final class Failures {
  private Failures() {}

  static RuntimeException of(Throwable cause) {
    if (cause instanceof PgException said) return PostgresErrors.of(message(said));
    if (cause instanceof PostgresException || cause instanceof InterfaceException)
      return (RuntimeException) cause;
    boolean isClosed =
        cause instanceof IOException
            || cause instanceof VertxException
            || cause.getClass().getSimpleName().equals("ClosedConnectionException");
    if (isClosed) return lost(cause);
    return new InternalClientException("the client below failed: " + cause, cause);
  }

  static ConnectionDoesNotExistException lost(@Nullable Throwable cause) {
    var lost =
        new ConnectionDoesNotExistException(
            PgLogMessage.of("FATAL", "08003", "connection was closed in the middle of operation"));
    if (cause != null) lost.initCause(cause);
    return lost;
  }

  private static PgLogMessage message(PgException said) {
    return new PgLogMessage(
        said.getSeverity(),
        said.getSqlState(),
        said.getErrorMessage(),
        said.getDetail(),
        said.getHint(),
        said.getPosition(),
        said.getInternalPosition(),
        said.getInternalQuery(),
        said.getWhere(),
        said.getSchema(),
        said.getTable(),
        said.getColumn(),
        said.getDataType(),
        said.getConstraint(),
        said.getFile(),
        said.getLine(),
        said.getRoutine());
  }

  static PgLogMessage message(PgNotice said) {
    return new PgLogMessage(
        said.getSeverity(),
        said.getCode(),
        said.getMessage(),
        said.getDetail(),
        said.getHint(),
        said.getPosition(),
        said.getInternalPosition(),
        said.getInternalQuery(),
        said.getWhere(),
        said.getSchema(),
        said.getTable(),
        said.getColumn(),
        said.getDataType(),
        said.getConstraint(),
        said.getFile(),
        said.getLine(),
        said.getRoutine());
  }
}
