/** What the operations of the libraries cost: a program for each, run by {@code Library}. */
package dev.asyncio4j.benchmarks.libraries;
