/** Classes that Kafka's client makes by itself, from their names in its configuration. */
@NullMarked
package dev.asyncio4j.kafka.security;

import org.jspecify.annotations.NullMarked;
