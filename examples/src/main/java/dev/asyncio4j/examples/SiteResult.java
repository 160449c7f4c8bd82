package dev.asyncio4j.examples;

import java.time.Duration;

/**
 * A row of the table.
 *
 * @param outcome the status, or the error in words
 */
public record SiteResult(Site site, String outcome, Duration took) {}
