/** Java and Kotlin in one program: the classes call through one another. */
package dev.asyncio4j.examples.mixed;
