// The same listing as a Go program would make it with crypto/x509: what `candor evidence build` is compared with.
//
//	go-listing [-der] [-t THREADS] -o FILE CERTS CRL...
//
// CERTS is PEM, or with -der length-prefixed DER (four bytes, big-endian).
package main

import (
	"bufio"
	"crypto/sha256"
	"crypto/x509"
	"encoding/binary"
	"encoding/csv"
	"encoding/hex"
	"encoding/pem"
	"flag"
	"fmt"
	"log"
	"os"
	"runtime"
	"strings"
	"time"
)

var (
	poison   = []int{1, 3, 6, 1, 4, 1, 11129, 2, 4, 3}
	crlCode  = []int{2, 5, 29, 21}
	reasons  = []string{"unspecified", "keyCompromise", "cACompromise", "affiliationChanged", "superseded", "cessationOfOperation", "certificateHold", "", "removeFromCRL", "privilegeWithdrawn", "aACompromise"}
	columns  = "Precertificate SHA-256 hash,Certificate SHA-256 hash,Subject,Issuer,Not before,Not after,Serial #,dNSNames,Is revoked?,Revocation date,Revocation reason"
	revoked  = map[string]map[string]entry{} // by issuer, then serial
	batching = 256
)

type entry struct {
	when   time.Time
	reason string
}

func readCRL(path string) {
	bytes, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	list, err := x509.ParseRevocationList(bytes)
	if err != nil {
		log.Fatal(err)
	}
	entries := map[string]entry{}
	for _, one := range list.RevokedCertificates {
		reason := reasons[0]
		for _, extension := range one.Extensions {
			if extension.Id.Equal(crlCode) && len(extension.Value) == 3 && int(extension.Value[2]) < len(reasons) {
				reason = reasons[extension.Value[2]]
			}
		}
		entries[string(one.SerialNumber.Bytes())] = entry{one.RevocationTime, reason}
	}
	revoked[string(list.RawIssuer)] = entries
}

// A row for what crypto/x509 refuses: no precertificate, the hash, why.
const refusedCells = 3

func row(der []byte) []string {
	digest := sha256.Sum256(der)
	hash := hex.EncodeToString(digest[:])
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		return []string{"", hash, err.Error()}
	}
	cells := []string{"", hash}
	for _, extension := range certificate.Extensions {
		if extension.Id.Equal(poison) {
			cells = []string{hash, ""}
		}
	}
	cells = append(cells, certificate.Subject.String(), certificate.Issuer.String(),
		certificate.NotBefore.UTC().Format(time.RFC3339), certificate.NotAfter.UTC().Format(time.RFC3339),
		certificate.SerialNumber.Text(16), strings.Join(certificate.DNSNames, " "))
	if found, ok := revoked[string(certificate.RawIssuer)][string(certificate.SerialNumber.Bytes())]; ok {
		return append(cells, "Yes", found.when.UTC().Format(time.RFC3339), found.reason)
	}
	return append(cells, "N/A", "N/A", "N/A")
}

// source hands out one certificate after another.
func source(data []byte, der bool) func() []byte {
	return func() []byte {
		if !der {
			block, rest := pem.Decode(data)
			data = rest
			if block == nil {
				return nil
			}
			return block.Bytes
		}
		if len(data) < 4 {
			return nil
		}
		size := 4 + binary.BigEndian.Uint32(data)
		one := data[4:size]
		data = data[size:]
		return one
	}
}

// parallel makes rows on several threads and keeps their order.
func parallel(threads int, next func() []byte, write func([]string)) {
	type batch struct {
		in   [][]byte
		out  [][]string
		done chan struct{}
	}
	work, order := make(chan *batch, 16), make(chan *batch, 64)
	for i := 0; i < threads; i++ {
		go func() {
			for b := range work {
				for _, der := range b.in {
					b.out = append(b.out, row(der))
				}
				close(b.done)
			}
		}()
	}
	go func() {
		defer close(work)
		defer close(order)
		for {
			b := &batch{done: make(chan struct{})}
			for len(b.in) < batching {
				der := next()
				if der == nil {
					break
				}
				b.in = append(b.in, der)
			}
			if len(b.in) == 0 {
				return
			}
			work <- b
			order <- b
		}
	}()
	for b := range order {
		<-b.done
		for _, cells := range b.out {
			write(cells)
		}
	}
}

func main() {
	threads := flag.Int("t", 1, "threads")
	der := flag.Bool("der", false, "input is length-prefixed DER")
	output := flag.String("o", "", "CSV file")
	flag.Parse()
	runtime.GOMAXPROCS(*threads)
	for _, path := range flag.Args()[1:] {
		readCRL(path)
	}
	data, err := os.ReadFile(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	file, err := os.Create(*output)
	if err != nil {
		log.Fatal(err)
	}
	buffer := bufio.NewWriterSize(file, 1<<20)
	writer := csv.NewWriter(buffer)
	count, refused := 0, 0
	write := func(cells []string) {
		if len(cells) == refusedCells {
			refused++
		}
		if err := writer.Write(cells); err != nil {
			log.Fatal(err)
		}
		count++
	}
	write(strings.Split(columns, ","))
	next := source(data, *der)
	if *threads == 1 {
		for one := next(); one != nil; one = next() {
			write(row(one))
		}
	} else {
		parallel(*threads, next, write)
	}
	writer.Flush()
	if err := buffer.Flush(); err != nil {
		log.Fatal(err)
	}
	if err := file.Close(); err != nil {
		log.Fatal(err)
	}
	fmt.Println(count - 1)
	if refused > 0 { // the others would be measured on more work
		log.Fatalf("%d certificates were refused", refused)
	}
}
