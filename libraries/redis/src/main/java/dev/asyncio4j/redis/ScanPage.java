package dev.asyncio4j.redis;

import java.util.List;

/**
 * A page of an iteration.
 *
 * @param <T> the type of the items
 * @param cursor where to go on; 0: it was the last page
 * @param items what the page has; may be none
 */
public record ScanPage<T>(long cursor, List<T> items) {}
