module candor.example/bench

go 1.19
