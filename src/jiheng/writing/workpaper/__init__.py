"""The working paper (工作底稿): what a reviewer ticks off, laid out sheet by sheet."""
