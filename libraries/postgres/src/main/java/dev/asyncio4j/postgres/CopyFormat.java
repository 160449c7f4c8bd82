package dev.asyncio4j.postgres;

/** The format of the data of COPY. */
public enum CopyFormat {
  /** Lines with tabs. */
  TEXT,
  /** Comma separated values. */
  CSV,
  /** The server's binary format. */
  BINARY
}
