/** Work on the members of a Hazelcast cluster: the door and its views. */
@NullMarked
package dev.asyncio4j.hazelcast;

import org.jspecify.annotations.NullMarked;
