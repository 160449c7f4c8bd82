/**
 * Runnable programs: one file with a {@code main} per subject, and SiteStatus, a program of several
 * files. Each has a twin in Kotlin, in the package {@code kotlin}, and its original in {@code
 * examples/python}.
 */
@NullMarked
package dev.asyncio4j.examples;

import org.jspecify.annotations.NullMarked;
