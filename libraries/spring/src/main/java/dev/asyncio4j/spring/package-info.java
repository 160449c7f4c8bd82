/** A loop of asyncio4j in an application of Spring Boot: its beans, its stop, its controllers. */
@NullMarked
package dev.asyncio4j.spring;

import org.jspecify.annotations.NullMarked;
