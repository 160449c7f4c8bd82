package dev.asyncio4j.postgres;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Sources of what neither options nor a DSN say; each wither gives a changed copy.
 *
 * <p><i>Python:</i> {@code passfile}, {@code service} and {@code servicefile} of {@code
 * asyncpg.connect}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * @param passFile the file of passwords; null: {@code ~/.pgpass}
 * @param service the section of the service file; null: none
 * @param serviceFile the file of services; null: {@code ~/.pg_service.conf}
 */
public record PgSources(
    @Nullable Path passFile, @Nullable String service, @Nullable Path serviceFile) {
  private static final PgSources DEFAULTS = new PgSources(null, null, null);

  /** {@return libpq's own files, and no service} */
  public static PgSources defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the file of passwords.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgSources passFile(Path value) {
    return new PgSources(value, service, serviceFile);
  }

  /**
   * Sets the section of the service file.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgSources service(String value) {
    return new PgSources(passFile, value, serviceFile);
  }

  /**
   * Sets the file of services.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgSources serviceFile(Path value) {
    return new PgSources(passFile, service, value);
  }
}
