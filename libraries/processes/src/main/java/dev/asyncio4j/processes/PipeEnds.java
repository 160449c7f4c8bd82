package dev.asyncio4j.processes;

/**
 * The two ends of a pipe.
 *
 * <p><i>Python:</i> what {@code AioPipe} returns.
 *
 * @param first receives; in a duplex pipe it sends, too
 * @param second sends; in a duplex pipe it receives, too
 */
public record PipeEnds(AioConnection first, AioConnection second) {}
