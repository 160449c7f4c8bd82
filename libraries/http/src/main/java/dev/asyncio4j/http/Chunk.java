package dev.asyncio4j.http;

/**
 * A piece of a body, and whether a chunk of the transfer ends with it.
 *
 * <p><i>Python:</i> the pairs of {@code iter_chunks()} and {@code readchunk()}.
 *
 * @param data the bytes
 * @param endOfHttpChunk whether a chunk of {@code Transfer-Encoding: chunked} ends here; false
 *     where the transfer has no chunks
 */
public record Chunk(byte[] data, boolean endOfHttpChunk) {}
