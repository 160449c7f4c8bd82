package dev.asyncio4j.postgres.session;

import dev.asyncio4j.postgres.PgLogMessage;
import dev.asyncio4j.postgres.errors.PostgresConnectionException;
import java.io.Serial;

/** Signals a server that offers no TLS. */
final class TlsRefusedException extends PostgresConnectionException {
  @Serial private static final long serialVersionUID = 1L;

  TlsRefusedException(String message) {
    super(PgLogMessage.of("FATAL", "08001", message));
  }
}
