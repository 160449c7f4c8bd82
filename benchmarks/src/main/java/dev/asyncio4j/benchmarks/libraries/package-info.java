/** The costs of what the libraries do: a program for each, run by {@code Library}. */
package dev.asyncio4j.benchmarks.libraries;
