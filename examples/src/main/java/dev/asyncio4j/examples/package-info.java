/**
 * Runnable programs: one file with a {@code main} per subject, and SiteStatus, a program of several
 * files.
 */
@NullMarked
package dev.asyncio4j.examples;

import org.jspecify.annotations.NullMarked;
