/** The costs of the libraries' operations: a program for each, run by {@code Library}. */
package dev.asyncio4j.benchmarks.libraries;
