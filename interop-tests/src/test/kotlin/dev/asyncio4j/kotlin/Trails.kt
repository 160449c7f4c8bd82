package dev.asyncio4j.kotlin

import dev.asyncio4j.testing.Trail

operator fun Trail.plusAssign(line: Any) = add(line)
