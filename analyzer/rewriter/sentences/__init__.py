"""A bullet's sentence: taken into clauses, straightened, split, and looked at once it is finished."""
