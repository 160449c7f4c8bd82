package dev.asyncio4j.files;

/**
 * A temporary file of text that is in memory until it is large.
 *
 * <p><i>Python:</i> {@code tempfile.SpooledTemporaryFile}.
 */
public interface SpooledTextFile extends AsyncTextFile, Spooled {}
