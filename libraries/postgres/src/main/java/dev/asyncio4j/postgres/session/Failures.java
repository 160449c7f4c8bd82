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
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The failures of the client below, as the user is told of them. */
final class Failures {
  /** No such prepared statement; one of that name is there already. */
  private static final Set<String> POOLED = Set.of("26000", "42P05");

  private static final String POOLER =
      "a pooler such as pgbouncer, in its mode \"transaction\" or \"statement\", gives each"
          + " transaction another connection, which knows no statement prepared before:"
          + " connect with statementCacheSize(0)";

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

  /** The meaning of the fields of an error, by the letters of the protocol. */
  static PostgresException of(Map<Character, String> fields) {
    return PostgresErrors.of(
        new PgLogMessage(
            fields.getOrDefault('S', "FATAL"),
            fields.getOrDefault('C', "XX000"),
            fields.getOrDefault('M', ""),
            fields.get('D'),
            fields.get('H'),
            fields.get('P'),
            fields.get('p'),
            fields.get('q'),
            fields.get('W'),
            fields.get('s'),
            fields.get('t'),
            fields.get('c'),
            fields.get('d'),
            fields.get('n'),
            fields.get('F'),
            fields.get('L'),
            fields.get('R')));
  }

  static ConnectionDoesNotExistException lost(@Nullable Throwable cause) {
    var lost =
        new ConnectionDoesNotExistException(
            PgLogMessage.of("FATAL", "08003", "connection was closed in the middle of operation"));
    if (cause != null) lost.initCause(cause);
    return lost;
  }

  /**
   * The words that a pooler between makes of statements whose connection has changed is not plain.
   */
  private static @Nullable String hint(PgException said) {
    boolean isOfPooler = POOLED.contains(String.valueOf(said.getSqlState()));
    return isOfPooler && said.getHint() == null ? POOLER : said.getHint();
  }

  private static PgLogMessage message(PgException said) {
    return new PgLogMessage(
        said.getSeverity(),
        said.getSqlState(),
        said.getErrorMessage(),
        said.getDetail(),
        hint(said),
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
